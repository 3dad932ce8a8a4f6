using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Records;

/// <summary>Tells what changed between the stored record of a contact and what was just read.</summary>
internal static class RecordDiff
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    public static IReadOnlyList<ChangeEvent> Between(ContactRecord? before, ContactRecord after)
    {
        List<ChangeEvent> found = [];
        if (before is null)
        {
            found.Add(new ChangeEvent(ChangeEventKind.ContactCreated, string.Empty));
        }
        else if (!SameContact(before, after))
        {
            found.Add(new ChangeEvent(ChangeEventKind.ContactUpdated, string.Empty));
        }

        AddTags(found, before?.Tags ?? [], after.Tags);

        // Parts that were never read before have no history: what is there now is where we begin.
        if (before?.ReadAt.Tasks is { } tasksRead)
        {
            found.AddRange(Tasks(before.Tasks, after.Tasks).Select(one => one with { LastReadAt = tasksRead }));
        }

        if (before?.ReadAt.Notes is { } notesRead)
        {
            found.AddRange(Parts("note", before.Notes, after.Notes, static note => note.NoteId, static _ => s_nothing)
                .Select(one => one with { LastReadAt = notesRead }));
        }

        if (before?.ReadAt.Appointments is { } appointmentsRead)
        {
            found.AddRange(Parts("appointment", before.Appointments, after.Appointments, static one => one.AppointmentId, AppointmentFields)
                .Select(one => one with { LastReadAt = appointmentsRead }));
        }

        return found;
    }

    /// <summary>Whether two snapshots hold the same, apart from when they were read and counted.</summary>
    public static bool Same(ContactRecord before, ContactRecord after) =>
        SameContact(before, after)
        && before.Tags.SequenceEqual(after.Tags)
        && before.Tasks.SequenceEqual(after.Tasks)
        && before.Notes.SequenceEqual(after.Notes)
        && before.Appointments.SequenceEqual(after.Appointments)
        && before.Audiences.SequenceEqual(after.Audiences)
        && before.Link == after.Link
        && before.User == after.User
        && before.Dnd == after.Dnd
        && before.IsFull == after.IsFull;

    private static bool SameContact(ContactRecord before, ContactRecord after) =>
        (before.Email, before.Handle) == (after.Email, after.Handle)
        && (SameDetails(before, after) || !before.IsFull)
        && before.CustomField.Count == after.CustomField.Count
        && before.CustomField.All(pair => after.CustomField.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    /// <summary>What a list may leave out: that it appears with the first reading by id is no change of the contact.</summary>
    private static bool SameDetails(ContactRecord before, ContactRecord after) =>
        (before.Name, before.Phone, before.Address1, before.DateOfBirth, before.CompanyName)
            == (after.Name, after.Phone, after.Address1, after.DateOfBirth, after.CompanyName);

    private static void AddTags(List<ChangeEvent> found, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        found.AddRange(after.Except(before, StringComparer.Ordinal).Select(static tag => Tag(ChangeEventKind.TagAdded, tag)));
        found.AddRange(before.Except(after, StringComparer.Ordinal).Select(static tag => Tag(ChangeEventKind.TagRemoved, tag)));
    }

    private static ChangeEvent Tag(string kind, string tag) =>
        new(kind, tag, new Dictionary<string, object?> { ["tag"] = tag });

    private static IEnumerable<ChangeEvent> Tasks(IReadOnlyList<RecordTask> before, IReadOnlyList<RecordTask> after) =>
        Parts("task", before, after, static task => task.TaskId, TaskFields).Concat(
            from task in after
            join old in before on task.TaskId equals old.TaskId
            where old.Status != task.Status
            let kind = task.Status == "completed" ? ChangeEventKind.TaskCompleted : ChangeEventKind.TaskReopened
            select new ChangeEvent(kind, task.TaskId, TaskFields(task)));

    private static IEnumerable<ChangeEvent> Parts<T>(
        string noun, IReadOnlyList<T> before, IReadOnlyList<T> after,
        Func<T, string> id, Func<T, Dictionary<string, object?>> fields)
        where T : notnull
    {
        Dictionary<string, T> old = before.ToDictionary(id);
        foreach (T part in after)
        {
            bool known = old.Remove(id(part), out T? was);
            if (!known || !part.Equals(was))
            {
                yield return new ChangeEvent($"{noun}.{(known ? "updated" : "created")}", id(part), fields(part));
            }
        }

        foreach ((string gone, T part) in old)
        {
            yield return new ChangeEvent($"{noun}.deleted", gone, fields(part));
        }
    }

    private static Dictionary<string, object?> TaskFields(RecordTask task) => new()
    {
        ["taskId"] = task.TaskId,
        ["title"] = task.Title,
        ["status"] = task.Status,
        ["dueDate"] = task.DueDate,
    };

    private static Dictionary<string, object?> AppointmentFields(RecordAppointment appointment) => new()
    {
        ["title"] = appointment.Title,
        ["status"] = appointment.Status,
        ["startTime"] = appointment.StartTime,
    };
}
