using System.Text.Json.Serialization;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Records;

/// <summary>The mirror of a contact on the StockTwits side: also the snapshot that changes are told from.</summary>
public sealed record ContactRecord
{
    /// <summary>The contact's id.</summary>
    public required string ContactId { get; init; }

    /// <summary>The location that the contact belongs to.</summary>
    public required string LocationId { get; init; }

    /// <summary>The full name; private.</summary>
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

    /// <summary>The birth date as HighLevel sends it; private.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The StockTwits handle that the contact names, without @; null where it names none.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether the handle leads to a user.</summary>
    public LinkStatus Link { get; init; }

    /// <summary>Why it does not; null where it does.</summary>
    public string? LinkReason { get; init; }

    /// <summary>The StockTwits user; null where there is none.</summary>
    public RecordUser? User { get; init; }

    /// <summary>Handles that the contact named before.</summary>
    public IReadOnlyList<string> FormerHandles { get; init; } = [];

    /// <summary>The tags, in lower case, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The custom fields by name, as text.</summary>
    public IReadOnlyDictionary<string, string> CustomField { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether do-not-disturb is on, on any channel; null while the contact was only seen in a list.</summary>
    public bool? Dnd { get; init; }

    /// <summary>The audiences that the record belongs to.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The tasks; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordTask> Tasks { get; init; } = [];

    /// <summary>The notes; private; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordNote> Notes { get; init; } = [];

    /// <summary>The appointments; empty while the record is not linked.</summary>
    public IReadOnlyList<RecordAppointment> Appointments { get; init; } = [];

    /// <summary>When the contact last changed, by HighLevel's clock.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>When each part was last read.</summary>
    public ReadTimes ReadAt { get; init; } = new();

    /// <summary>Whether the contact was ever read by its id; a list leaves out some fields.</summary>
    public bool IsFull { get; init; }

    /// <summary>The updates about the contact, sent or not; filled in when a record is shown.</summary>
    [JsonIgnore]
    public IReadOnlyList<Effect> Updates { get; init; } = [];

    /// <summary>Counts the stored versions; part of the keys of effects.</summary>
    public int Version { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ContactId;
}
