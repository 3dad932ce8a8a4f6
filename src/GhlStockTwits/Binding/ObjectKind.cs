using System.Collections.Frozen;

namespace GhlStockTwits.Binding;

/// <summary>A kind of object that arguments identify.</summary>
/// <param name="TypeName">The name of its type.</param>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Key">The property with its ID in rows and in objects that refer to it.</param>
/// <param name="Accepted">What identifies it, as a sentence that follows an error.</param>
internal sealed record ObjectKind(string TypeName, string Name, string Key, string Accepted)
{
    public static readonly ObjectKind Contact = new(
        "Contact", "contact", "ContactId", "Pass a contact, its ID or its e-mail address.");

    public static readonly ObjectKind Note = new(
        "ContactNote", "note", "NoteId", "Pass a note from Get-GhlContactNote, or its ID with -ContactId.");

    public static readonly ObjectKind Task = new(
        "ContactTask", "task", "TaskId", "Pass a task from Get-GhlContactTask, or its ID with -ContactId.");

    public static readonly ObjectKind Appointment = new(
        "Appointment", "appointment", "AppointmentId", "Pass an appointment or its ID.");

    public static readonly ObjectKind AppointmentNote = new(
        "AppointmentNote", "appointment note", "NoteId",
        "Pass a note from Get-GhlAppointmentNote, or its ID with -AppointmentId.");

    public static readonly ObjectKind Business = Item("Business", "business", "BusinessId");
    public static readonly ObjectKind Calendar = Item("Calendar", "calendar", "CalendarId");
    public static readonly ObjectKind Campaign = Item("Campaign", "campaign", "CampaignId");
    public static readonly ObjectKind CustomField = Item("CustomField", "custom field", "CustomFieldId");
    public static readonly ObjectKind CustomValue = Item("CustomValue", "custom value", "CustomValueId");
    public static readonly ObjectKind Tag = Item("Tag", "tag", "TagId");
    public static readonly ObjectKind Workflow = Item("Workflow", "workflow", "WorkflowId");
    public static readonly ObjectKind Watchlist = Item("Watchlist", "watchlist", "WatchlistId");

    public static readonly ObjectKind HighLevelUser = new(
        "HighLevelUser", "user", "UserId", "Pass a user of the location, the ID, the name or the e-mail address.");

    public static readonly ObjectKind Message = new(
        "Message", "message", "MessageId", "Pass a message or its ID.");

    public static readonly ObjectKind User = new(
        "User", "StockTwits user", "UserId", "Pass a user, a handle or an ID.");

    /// <summary>Objects that stand for a contact: they have no ID but that of the contact.</summary>
    public static readonly IReadOnlySet<string> ContactAliases =
        new[] { "Contact", "ContactRecord", "ContactTags", "ContactFollowers" }.ToFrozenSet();

    public const string WebhookDelivery = "WebhookDelivery";

    private static readonly FrozenDictionary<string, ObjectKind> s_all = new[]
    {
        Contact, Note, Task, Appointment, AppointmentNote, Business, Calendar, Campaign, CustomField, CustomValue, Tag,
        Workflow, Watchlist, HighLevelUser, Message, User,
    }.ToFrozenDictionary(static kind => kind.TypeName);

    /// <summary>The name with its article, for example <c>a note</c>.</summary>
    public string WithArticle => Article(Name);

    /// <summary>The name of a type with its article.</summary>
    /// <param name="typeName">The name of a type of this module.</param>
    public static string Describe(string typeName) => s_all.TryGetValue(typeName, out ObjectKind? kind)
        ? kind.WithArticle
        : typeName == WebhookDelivery ? "a webhook delivery" : $"an object of type {typeName}";

    /// <summary>The resources of operations that an object of the type is.</summary>
    /// <param name="typeName">The name of a type of this module.</param>
    public static IEnumerable<string> ResourcesOf(string typeName) => typeName switch
    {
        _ when ContactAliases.Contains(typeName) => ["contact"],
        "Appointment" => ["appointment", "event"],
        "ContactNote" => ["note"],
        "ContactTask" => ["task"],
        "HighLevelUser" => ["user"],
        "User" => ["user", "friendship"],
        _ => [char.ToLowerInvariant(typeName[0]) + typeName[1..]],
    };

    private static ObjectKind Item(string typeName, string name, string key) =>
        new(typeName, name, key, $"Pass {Article(name)}, its ID or its name.");

    private static string Article(string name) => $"{(name[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {name}";
}
