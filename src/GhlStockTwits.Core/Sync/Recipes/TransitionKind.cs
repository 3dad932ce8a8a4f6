namespace GhlStockTwits.Sync.Recipes;

/// <summary>The changes that a recipe can be set off by.</summary>
internal static class TransitionKind
{
    public const string ContactCreated = "contact.created";
    public const string ContactUpdated = "contact.updated";
    public const string TagAdded = "tag.added";
    public const string TagRemoved = "tag.removed";
    public const string TaskCreated = "task.created";
    public const string TaskUpdated = "task.updated";
    public const string TaskCompleted = "task.completed";
    public const string TaskReopened = "task.reopened";
    public const string TaskDeleted = "task.deleted";
    public const string NoteCreated = "note.created";
    public const string NoteUpdated = "note.updated";
    public const string NoteDeleted = "note.deleted";
    public const string AppointmentCreated = "appointment.created";
    public const string AppointmentUpdated = "appointment.updated";
    public const string AppointmentDeleted = "appointment.deleted";

    public static readonly IReadOnlyList<string> All =
    [
        ContactCreated, ContactUpdated, TagAdded, TagRemoved, TaskCreated, TaskUpdated, TaskCompleted, TaskReopened, TaskDeleted,
        NoteCreated, NoteUpdated, NoteDeleted, AppointmentCreated, AppointmentUpdated, AppointmentDeleted,
    ];
}
