using System.Globalization;
using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Records;

/// <summary>Finds what changed between the stored record of a contact and what was just read.</summary>
internal static class RecordDiff
{
    // The search shows a contact some seconds late, and the services' clocks need not agree to the minute.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(10);

    /// <summary>The changes.</summary>
    /// <param name="before">The stored record, or null if the contact has none.</param>
    /// <param name="after">The record as it is now.</param>
    /// <param name="lastReadAt">When all changes were last read, or null if they never were.</param>
    public static IReadOnlyList<ChangeEvent> Between(ContactRecord? before, ContactRecord after,
        DateTimeOffset? lastReadAt)
    {
        List<ChangeEvent> found = [];
        if (before is null)
        {
            if (!IsNew(after.DateAdded, lastReadAt))
            {
                // An old contact without a record: it was hidden, erased or restored. Its tags have no history.
                return found;
            }

            found.Add(new ChangeEvent(EventKind.ContactCreated, string.Empty));
        }
        else if (!SameContact(before, after))
        {
            found.Add(new ChangeEvent(EventKind.ContactUpdated, string.Empty));
        }

        if (before is { Dnd: { } wasOn } && after.Dnd is { } isOn && wasOn != isOn)
        {
            found.Add(new ChangeEvent(EventKind.ContactDndUpdated, string.Empty));
        }

        if (before?.User is { Activity: not null } was && after.User is { Activity: not null } user
            && was.UserId == user.UserId && was != user)
        {
            found.Add(new ChangeEvent(EventKind.UserUpdated, string.Empty) { LastReadAt = before.ReadAt.Profile });
        }

        AddTags(found, before?.Tags ?? [], after.Tags);

        // Parts that were never read before have no history: what is there now is where we begin. Parts that are not
        // followed any more end it.
        if (before?.ReadAt.Tasks is { } tasksRead && after.ReadAt.Tasks is not null)
        {
            found.AddRange(Tasks(before, after).Select(one => one with { LastReadAt = tasksRead }));
        }

        if (before?.ReadAt.Notes is { } notesRead && after.ReadAt.Notes is not null)
        {
            found.AddRange(
                Parts("note", before, before.Notes, after.Notes, static note => note.NoteId, RecordFields.OfNote,
                    note => IsNew(note.DateAdded, notesRead))
                .Select(one => one with { LastReadAt = notesRead }));
        }

        if (before?.ReadAt.Appointments is { } appointmentsRead && after.ReadAt.Appointments is not null)
        {
            found.AddRange(
                Parts("appointment", before, before.Appointments, after.Appointments, static one => one.AppointmentId,
                    RecordFields.OfAppointment)
                .Select(one => one with { LastReadAt = appointmentsRead }));
        }

        return found;
    }

    /// <summary>
    /// The deletion of a contact, with what is public of it. It happened after the contact was last seen, and counts as
    /// if at that time, so that it is never taken for newer than it is.
    /// </summary>
    /// <param name="record">The last record.</param>
    public static ChangeEvent Deleted(ContactRecord record)
    {
        DateTimeOffset?[] seen =
        [
            record.ReadAt.Tasks, record.ReadAt.Notes, record.ReadAt.Appointments, record.DateUpdated, record.DateAdded,
        ];
        DateTimeOffset lastSeen = seen.Max() ?? DateTimeOffset.MinValue;
        return new ChangeEvent(EventKind.ContactDeleted, record.ContactId, new Dictionary<string, object?>
        {
            ["userId"] = record.User?.UserId.ToString(CultureInfo.InvariantCulture),
            ["username"] = record.User?.Username,
        })
        {
            HappenedAt = lastSeen,
            LastReadAt = lastSeen,
        };
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

    /// <summary>Only its own creation date makes a thing new.</summary>
    private static bool IsNew(DateTimeOffset? dateAdded, DateTimeOffset? lastReadAt) =>
        lastReadAt is { } read && dateAdded > read - s_tolerance;

    private static bool SameContact(ContactRecord before, ContactRecord after) =>
        Same(before.Email, after.Email)
        && Same(before.Handle, after.Handle)
        && (SameDetails(before, after) || !before.IsFull)
        && Present(before.CustomField).Count == Present(after.CustomField).Count
        && Present(before.CustomField).All(pair =>
            after.CustomField.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    /// <summary>
    /// What a list may leave out: that it appears with the first reading by ID is not a change of the contact.
    /// </summary>
    private static bool SameDetails(ContactRecord before, ContactRecord after) =>
        Same(before.Name, after.Name)
        && Same(before.Phone, after.Phone)
        && Same(before.Address1, after.Address1)
        && Same(before.DateOfBirth, after.DateOfBirth)
        && Same(before.CompanyName, after.CompanyName);

    /// <summary>Absent, null and empty are the same.</summary>
    private static bool Same(string? before, string? after) =>
        (string.IsNullOrWhiteSpace(before) ? null : before) == (string.IsNullOrWhiteSpace(after) ? null : after);

    private static List<KeyValuePair<string, string>> Present(IReadOnlyDictionary<string, string> fields) =>
        [.. fields.Where(static pair => !string.IsNullOrWhiteSpace(pair.Value))];

    private static void AddTags(List<ChangeEvent> found, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        found.AddRange(after.Except(before, StringComparer.Ordinal)
            .Select(static tag => Tag(EventKind.TagAdded, tag)));
        found.AddRange(before.Except(after, StringComparer.Ordinal)
            .Select(static tag => Tag(EventKind.TagRemoved, tag)));
    }

    private static ChangeEvent Tag(string kind, string tag) => new(kind, tag, RecordFields.OfTag(tag));

    private static IEnumerable<ChangeEvent> Tasks(ContactRecord before, ContactRecord after) =>
        Parts("task", before, before.Tasks, after.Tasks, static task => task.TaskId, RecordFields.OfTask).Concat(
            from task in after.Tasks
            join old in before.Tasks on task.TaskId equals old.TaskId
            where old.Status != task.Status
            let kind = task.Status == "completed" ? EventKind.TaskCompleted : EventKind.TaskReopened
            select new ChangeEvent(kind, task.TaskId, RecordFields.OfTask(task)));

    private static IEnumerable<ChangeEvent> Parts<T>(
        string noun, ContactRecord record, IReadOnlyList<T> before, IReadOnlyList<T> after,
        Func<T, string> id, Func<T, Dictionary<string, object?>> fields, Func<T, bool>? isNew = null)
        where T : notnull
    {
        Dictionary<string, T> old = before.ToDictionary(id);
        foreach (T part in after)
        {
            if (old.Remove(id(part), out T? was))
            {
                if (!part.Equals(was))
                {
                    yield return new ChangeEvent($"{noun}.updated", id(part), fields(part));
                }
            }
            else if (!record.FormerPartIds.Contains(id(part)) && (isNew is null || isNew(part)))
            {
                yield return new ChangeEvent($"{noun}.created", id(part), fields(part));
            }
        }

        foreach ((string gone, T part) in old)
        {
            yield return new ChangeEvent($"{noun}.deleted", gone, fields(part));
        }
    }
}
