using System.Text.Json.Serialization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Records;

/// <summary>The mirror of a contact on the StockTwits side. Also the snapshot that changes are found by.</summary>
public sealed record ContactRecord
{
    /// <summary>The contact's ID.</summary>
    public required string ContactId { get; init; }

    /// <summary>The location that the contact belongs to.</summary>
    public required string LocationId { get; init; }

    /// <summary>The full name; private unless a recipe publishes it.</summary>
    public string? Name { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address; private.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number; private.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and number; private.</summary>
    public string? Address1 { get; init; }

    /// <summary>The city; private.</summary>
    public string? City { get; init; }

    /// <summary>The state or province; private.</summary>
    public string? State { get; init; }

    /// <summary>The postal code; private.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The birth date as HighLevel sends it; private.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The contact's StockTwits handle, without @, or null if it has none.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether the handle belongs to a user.</summary>
    public LinkStatus Link { get; init; }

    /// <summary>Why it does not, or null if it does.</summary>
    public string? LinkReason { get; init; }

    /// <summary>The StockTwits user, or null if there is none.</summary>
    public RecordUser? User { get; init; }

    /// <summary>Handles that the contact had before.</summary>
    public IReadOnlyList<string> FormerHandles
    {
        get;
        init => field = new TextList(value ?? []);
    } = TextList.Empty;

    /// <summary>The tags, in lower case, sorted.</summary>
    public IReadOnlyList<string> Tags
    {
        get;
        init => field = new TextList(value ?? []);
    } = TextList.Empty;

    /// <summary>The custom fields that have a value, by name, as text.</summary>
    public IReadOnlyDictionary<string, string> CustomField
    {
        get;
        init => field = new ItemTable<string>(value ?? new Dictionary<string, string>());
    } = new ItemTable<string>([]);

    /// <summary>The tags that the maps of recipes added, and may remove: the recipe and the tag.</summary>
    public IReadOnlyList<MappedTag> MappedTags
    {
        get;
        init => field = new ItemList<MappedTag>(value ?? []);
    } = new ItemList<MappedTag>([]);

    /// <summary>Whether Do Not Disturb is on, on any channel; null while that is unknown.</summary>
    public bool? Dnd { get; init; }

    /// <summary>The audiences that the record belongs to.</summary>
    public IReadOnlyList<string> Audiences
    {
        get;
        init => field = new TextList(value ?? []);
    } = TextList.Empty;

    /// <summary>The tasks; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordTask> Tasks
    {
        get;
        init => field = new ItemList<RecordTask>(value ?? []);
    } = new ItemList<RecordTask>([]);

    /// <summary>The notes; private; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordNote> Notes
    {
        get;
        init => field = new ItemList<RecordNote>(value ?? []);
    } = new ItemList<RecordNote>([]);

    /// <summary>The appointments; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordAppointment> Appointments
    {
        get;
        init => field = new ItemList<RecordAppointment>(value ?? []);
    } = new ItemList<RecordAppointment>([]);

    /// <summary>When the contact was created, by HighLevel's clock.</summary>
    public DateTimeOffset? DateAdded { get; init; }

    /// <summary>When the contact last changed, by HighLevel's clock.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>When each part was last read.</summary>
    public ReadTimes ReadAt { get; init; } = new();

    /// <summary>Whether the contact was ever read by its ID; a list leaves out some fields.</summary>
    public bool IsFull { get; init; }

    /// <summary>The updates about the contact, sent or not; filled in when a record is shown.</summary>
    [JsonIgnore]
    public IReadOnlyList<Effect> Updates
    {
        get;
        init => field = new ItemList<Effect>(value ?? []);
    } = new ItemList<Effect>([]);

    /// <summary>Counts the stored versions; part of the keys of effects.</summary>
    public int Version { get; init; }

    /// <summary>The run in which HighLevel said that the contact does not exist; null while it exists.</summary>
    [JsonInclude]
    internal long? MissingInRun { get; init; }

    /// <summary>The parts that recipes follow although the contact has no StockTwits user.</summary>
    [JsonInclude]
    internal IReadOnlyList<string> AttachedParts { get; init; } = [];

    /// <summary>The audiences that steps of recipes added the record to.</summary>
    [JsonInclude]
    internal IReadOnlyList<string> JoinedAudiences { get; init; } = [];

    /// <summary>
    /// The parts whose last listing was empty although they had items before; the next listing decides.
    /// </summary>
    [JsonInclude]
    internal IReadOnlyList<string> DoubtfulParts { get; init; } = [];

    /// <summary>The IDs of tasks, notes and appointments that were deleted. Should one return, it is not new.</summary>
    [JsonInclude]
    internal IReadOnlyList<string> FormerPartIds { get; init; } = [];

    /// <summary>Whether a part is read: all of a linked contact, and what recipes attach.</summary>
    internal bool Follows(string part) => Link == LinkStatus.Linked || AttachedParts.Contains(part);

    /// <inheritdoc/>
    public override string ToString() => ContactId;
}

/// <summary>Whether a record's handle belongs to a StockTwits user.</summary>
public enum LinkStatus
{
    /// <summary>The contact has no handle.</summary>
    None,

    /// <summary>The handle has not been looked up yet; the next runs will, as the rate limit allows.</summary>
    Pending,

    /// <summary>The handle belongs to a user.</summary>
    Linked,

    /// <summary>No user has the handle, or it cannot be one.</summary>
    Unlinked,
}

/// <summary>The StockTwits user of a record: what the profile said when it was last read.</summary>
/// <param name="UserId">The user's ID.</param>
/// <param name="Username">The handle as the user writes it.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Followers">The number of followers.</param>
/// <param name="Following">The number of users that the user follows.</param>
/// <param name="Ideas">The number of messages.</param>
/// <param name="Official">Whether StockTwits marks the account as official.</param>
public sealed record RecordUser(
    long UserId, string Username, string? Name, int? Followers, int? Following, int? Ideas, bool? Official)
{
    /// <summary>What the user's latest messages show; null while that is unknown.</summary>
    public UserActivity? Activity { get; init; }
}

/// <summary>A task of a record.</summary>
/// <param name="TaskId">HighLevel's ID of the task.</param>
/// <param name="Title">The title.</param>
/// <param name="Status"><c>open</c> or <c>completed</c>.</param>
/// <param name="DueDate">When it is due.</param>
public sealed record RecordTask(string TaskId, string? Title, string Status, DateTimeOffset? DueDate)
{
    /// <summary>
    /// The reading before this due date was seen: it was set after that. Null if it was there when the tasks were first
    /// read.
    /// </summary>
    [JsonInclude]
    internal DateTimeOffset? DueSince { get; init; }
}

/// <summary>A note of a record. Private.</summary>
/// <param name="NoteId">HighLevel's ID of the note.</param>
/// <param name="Title">The heading.</param>
/// <param name="Body">The text.</param>
/// <param name="DateAdded">When it was written.</param>
public sealed record RecordNote(string NoteId, string? Title, string? Body, DateTimeOffset? DateAdded);

/// <summary>An appointment of a record.</summary>
/// <param name="AppointmentId">HighLevel's ID of the appointment.</param>
/// <param name="Title">The title.</param>
/// <param name="Status">new, confirmed, cancelled, showed, noshow or invalid.</param>
/// <param name="StartTime"><c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.</param>
public sealed record RecordAppointment(string AppointmentId, string? Title, string? Status, string? StartTime);

/// <summary>When each part of a record was last read, or null if it never was.</summary>
public sealed record ReadTimes
{
    /// <summary>The tasks.</summary>
    public DateTimeOffset? Tasks { get; init; }

    /// <summary>The notes.</summary>
    public DateTimeOffset? Notes { get; init; }

    /// <summary>The appointments.</summary>
    public DateTimeOffset? Appointments { get; init; }

    /// <summary>The StockTwits profile.</summary>
    public DateTimeOffset? Profile { get; init; }

    /// <summary>One time for all that belongs to the contact at HighLevel.</summary>
    internal static ReadTimes OfParts(DateTimeOffset time) => new() { Tasks = time, Notes = time, Appointments = time };
}

/// <summary>How many contacts something is known or due of, by part.</summary>
/// <param name="Tasks">The number of contacts whose tasks are meant.</param>
/// <param name="Notes">The number of contacts whose notes are meant.</param>
/// <param name="Appointments">The number of contacts whose appointments are meant.</param>
internal sealed record PartCounts(long Tasks, long Notes, long Appointments);

/// <summary>A tag that the map of a recipe added.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Tag">The tag.</param>
public sealed record MappedTag(string Recipe, string Tag);
