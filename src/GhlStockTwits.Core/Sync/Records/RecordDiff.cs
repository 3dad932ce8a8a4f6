using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Records;

/// <summary>Tells what changed between the stored record of a contact and what was just read.</summary>
internal static class RecordDiff
{
    public static IReadOnlyList<Transition> Between(ContactRecord? before, ContactRecord after)
    {
        List<Transition> found = [];
        if (before is null)
        {
            found.Add(new Transition(TransitionKind.ContactCreated, string.Empty));
        }
        else if (!SameContact(before, after))
        {
            found.Add(new Transition(TransitionKind.ContactUpdated, string.Empty));
        }

        AddTags(found, before?.Tags ?? [], after.Tags);

        // Parts that were never read before have no history: what is there now is where we begin.
        if (before?.ReadAt.Tasks is not null)
        {
            AddTasks(found, before.Tasks, after.Tasks);
        }

        if (before?.ReadAt.Notes is not null)
        {
            AddParts(found, "note", before.Notes, after.Notes, static note => note.NoteId, static _ => new Dictionary<string, object?>());
        }

        if (before?.ReadAt.Appointments is not null)
        {
            AddParts(found, "appointment", before.Appointments, after.Appointments, static one => one.AppointmentId, AppointmentFields);
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
        && before.Dnd == after.Dnd;

    private static bool SameContact(ContactRecord before, ContactRecord after) =>
        (before.Name, before.Email, before.Phone, before.Address1, before.DateOfBirth, before.CompanyName, before.Handle)
            == (after.Name, after.Email, after.Phone, after.Address1, after.DateOfBirth, after.CompanyName, after.Handle)
        && before.CustomField.Count == after.CustomField.Count
        && before.CustomField.All(pair => after.CustomField.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private static void AddTags(List<Transition> found, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        found.AddRange(after.Except(before, StringComparer.Ordinal).Select(static tag => Tag(TransitionKind.TagAdded, tag)));
        found.AddRange(before.Except(after, StringComparer.Ordinal).Select(static tag => Tag(TransitionKind.TagRemoved, tag)));
    }

    private static Transition Tag(string kind, string tag) =>
        new(kind, tag, new Dictionary<string, object?> { ["tag"] = tag });

    private static void AddTasks(List<Transition> found, IReadOnlyList<RecordTask> before, IReadOnlyList<RecordTask> after)
    {
        AddParts(found, "task", before, after, static task => task.TaskId, TaskFields);
        foreach (RecordTask task in after)
        {
            RecordTask? old = before.FirstOrDefault(one => one.TaskId == task.TaskId);
            if (old is not null && old.Status != task.Status)
            {
                string kind = task.Status == "completed" ? TransitionKind.TaskCompleted : TransitionKind.TaskReopened;
                found.Add(new Transition(kind, task.TaskId, TaskFields(task)));
            }
        }
    }

    private static void AddParts<T>(
        List<Transition> found, string noun, IReadOnlyList<T> before, IReadOnlyList<T> after,
        Func<T, string> id, Func<T, IReadOnlyDictionary<string, object?>> fields)
        where T : notnull
    {
        Dictionary<string, T> old = before.ToDictionary(id);
        foreach (T part in after)
        {
            bool known = old.Remove(id(part), out T? was);
            if (!known || !part.Equals(was))
            {
                found.Add(new Transition($"{noun}.{(known ? "updated" : "created")}", id(part), fields(part)));
            }
        }

        found.AddRange(old.Select(pair => new Transition($"{noun}.deleted", pair.Key, fields(pair.Value))));
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
