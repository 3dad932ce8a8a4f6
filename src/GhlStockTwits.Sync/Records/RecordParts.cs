namespace GhlStockTwits.Sync.Records;

/// <summary>
/// Takes a listing of tasks, notes or appointments into a record. That all of them are gone is believed only when the
/// next listing says the same: an outage looks like an empty list.
/// </summary>
internal static class RecordParts
{
    public static ContactRecord WithTasks(ContactRecord record, IReadOnlyList<RecordTask> read, DateTimeOffset now) =>
        IsDoubtful(record, "tasks", record.Tasks, read)
            ? Doubt(record, "tasks") with { ReadAt = record.ReadAt with { Tasks = now } }
            : Believe(record, "tasks", record.Tasks, read, static task => task.TaskId) with
            {
                Tasks = [.. read.Select(task => task with { DueSince = DueSince(record, task) })],
                ReadAt = record.ReadAt with { Tasks = now },
            };

    public static ContactRecord WithNotes(ContactRecord record, IReadOnlyList<RecordNote> read, DateTimeOffset now) =>
        IsDoubtful(record, "notes", record.Notes, read)
            ? Doubt(record, "notes") with { ReadAt = record.ReadAt with { Notes = now } }
            : Believe(record, "notes", record.Notes, read, static note => note.NoteId) with
            {
                Notes = read,
                ReadAt = record.ReadAt with { Notes = now },
            };

    public static ContactRecord WithAppointments(
        ContactRecord record, IReadOnlyList<RecordAppointment> read, DateTimeOffset now) =>
        IsDoubtful(record, "appointments", record.Appointments, read)
            ? Doubt(record, "appointments") with { ReadAt = record.ReadAt with { Appointments = now } }
            : Believe(record, "appointments", record.Appointments, read, static one => one.AppointmentId) with
            {
                Appointments = read,
                ReadAt = record.ReadAt with { Appointments = now },
            };

    /// <summary>
    /// The record without the parts that are not followed any more: what they were is neither kept nor compared with
    /// what they are when they are followed again. A handle that is not looked up yet decides nothing.
    /// </summary>
    public static ContactRecord Followed(ContactRecord record)
    {
        bool tasks = IsKept(record, "tasks");
        bool notes = IsKept(record, "notes");
        bool appointments = IsKept(record, "appointments");
        return record with
        {
            Tasks = tasks ? record.Tasks : [],
            Notes = notes ? record.Notes : [],
            Appointments = appointments ? record.Appointments : [],
            DoubtfulParts = [.. record.DoubtfulParts.Where(part => IsKept(record, part))],
            ReadAt = record.ReadAt with
            {
                Tasks = tasks ? record.ReadAt.Tasks : null,
                Notes = notes ? record.ReadAt.Notes : null,
                Appointments = appointments ? record.ReadAt.Appointments : null,
            },
        };
    }

    private static bool IsKept(ContactRecord record, string part) =>
        record.Link == LinkStatus.Pending || record.Follows(part);

    private static DateTimeOffset? DueSince(ContactRecord record, RecordTask task) =>
        record.Tasks.FirstOrDefault(known => known.TaskId == task.TaskId && known.DueDate == task.DueDate)
            is { } same
            ? same.DueSince
            : record.ReadAt.Tasks;

    private static bool IsDoubtful<T>(
        ContactRecord record, string part, IReadOnlyList<T> stored, IReadOnlyList<T> read) =>
        stored.Count > 0 && read.Count == 0 && !record.DoubtfulParts.Contains(part);

    private static ContactRecord Doubt(ContactRecord record, string part) =>
        record with { DoubtfulParts = [.. record.DoubtfulParts, part] };

    private static ContactRecord Believe<T>(
        ContactRecord record, string part, IReadOnlyList<T> stored, IReadOnlyList<T> read, Func<T, string> id) =>
            record with
            {
                DoubtfulParts = [.. record.DoubtfulParts.Where(one => one != part)],
                FormerPartIds = [.. record.FormerPartIds.Union(stored.Select(id).Except(read.Select(id)))],
            };
}
