using GhlStockTwits.Catalog;

namespace GhlStockTwits.Events;

/// <summary>
/// What can happen, by the names that recipes, effects and the state use. The catalog's events and polled triggers are
/// the same under longer names; one that only a webhook announces has no other name.
/// </summary>
internal static class EventKind
{
    public const string ContactCreated = "contact.created";
    public const string ContactUpdated = "contact.updated";
    public const string ContactDeleted = "contact.deleted";
    public const string ContactDndUpdated = "contact.dndUpdated";
    public const string TagAdded = "tag.added";
    public const string TagRemoved = "tag.removed";
    public const string TaskCreated = "task.created";
    public const string TaskUpdated = "task.updated";
    public const string TaskCompleted = "task.completed";
    public const string TaskReopened = "task.reopened";
    public const string TaskDeleted = "task.deleted";
    public const string TaskDueSoon = "task.dueSoon";
    public const string TaskOverdue = "task.overdue";
    public const string NoteCreated = "note.created";
    public const string NoteUpdated = "note.updated";
    public const string NoteDeleted = "note.deleted";
    public const string AppointmentCreated = "appointment.created";
    public const string AppointmentUpdated = "appointment.updated";
    public const string AppointmentDeleted = "appointment.deleted";
    public const string UserUpdated = "user.updated";
    public const string FollowerAdded = "follower.added";
    public const string MessagePosted = "message.posted";
    public const string AccountMentioned = "account.mentioned";
    public const string SymbolMentioned = "symbol.mentioned";
    public const string SymbolTrending = "symbol.trending";

    /// <summary>The time of a recipe's schedule has come.</summary>
    public const string Schedule = "schedule";

    private static readonly (string Kind, string? CatalogName)[] s_rows =
    [
        (ContactCreated, "ghl.on.ContactCreate"),
        (ContactUpdated, "ghl.on.ContactUpdate"),
        (ContactDeleted, "ghl.on.ContactDelete"),
        (ContactDndUpdated, "ghl.on.ContactDndUpdate"),
        (TagAdded, "ghl.on.ContactTagUpdate"),
        (TagRemoved, "ghl.on.ContactTagUpdate"),
        (TaskCreated, "ghl.on.TaskCreate"),
        (TaskUpdated, "ghl.on.TaskUpdate"),
        (TaskCompleted, "ghl.on.TaskComplete"),
        (TaskReopened, null),
        (TaskDeleted, "ghl.on.TaskDelete"),
        (TaskDueSoon, "ghl.on.TaskDueSoon"),
        (TaskOverdue, "ghl.on.TaskOverdue"),
        (NoteCreated, "ghl.on.NoteCreate"),
        (NoteUpdated, "ghl.on.NoteUpdate"),
        (NoteDeleted, "ghl.on.NoteDelete"),
        (AppointmentCreated, "ghl.on.AppointmentCreate"),
        (AppointmentUpdated, "ghl.on.AppointmentUpdate"),
        (AppointmentDeleted, "ghl.on.AppointmentDelete"),
        (UserUpdated, null),
        (FollowerAdded, "stocktwits.on.Follower"),
        (MessagePosted, "stocktwits.on.UserMessage"),
        (AccountMentioned, "stocktwits.on.Mention"),
        (SymbolMentioned, "stocktwits.on.SymbolMessage"),
        (SymbolTrending, "stocktwits.on.SymbolTrending"),
        (Schedule, null),
    ];

    private static readonly Lazy<IReadOnlyList<string>> s_announced = new(static () =>
    [
        .. OperationCatalog.Declared<ICatalogItem>().Select(static item => item.Entry.Name)
            .Except(s_rows.Select(static row => row.CatalogName)!).Order(StringComparer.Ordinal)!,
    ]);

    /// <summary>The kinds that are found by reading.</summary>
    public static IReadOnlyList<string> Found { get; } = [.. s_rows.Select(static row => row.Kind)];

    /// <summary>The kinds that only a webhook announces, by their names in the catalog.</summary>
    public static IReadOnlyList<string> Announced => s_announced.Value;

    /// <summary>The kinds of a name, of either form, in any case of letters; none if nothing has the name.</summary>
    public static IReadOnlyList<string> Named(string name) =>
    [
        .. s_rows
            .Where(row => name.Equals(row.Kind, StringComparison.OrdinalIgnoreCase)
                || name.Equals(row.CatalogName, StringComparison.OrdinalIgnoreCase))
            .Select(static row => row.Kind)
            .Concat(Announced.Where(kind => name.Equals(kind, StringComparison.OrdinalIgnoreCase))),
    ];

    /// <summary>
    /// Whether a kind is about a contact that exists, so that its record tells at any time whether it still holds. What
    /// is known of the others is in the log of changes.
    /// </summary>
    public static bool IsOfRecord(string kind) => kind != ContactDeleted
        && kind.Split('.')[0] is "contact" or "user" or "tag" or "task" or "note" or "appointment";

    /// <summary>
    /// Whether the service does not say when something of this kind happened: it was between two polls.
    /// </summary>
    public static bool IsUndated(string kind) => kind is FollowerAdded or SymbolTrending;

    /// <summary>The name in the catalog, or null if the catalog has none.</summary>
    public static string? CatalogNameOf(string kind) =>
        s_rows.FirstOrDefault(row => row.Kind == kind).CatalogName
        ?? Announced.FirstOrDefault(name => name == kind);
}
