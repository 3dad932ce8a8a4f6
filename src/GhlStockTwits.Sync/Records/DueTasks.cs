using System.Globalization;
using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Records;

/// <summary>
/// Finds the tasks of a record whose time has come. No service announces that and nothing changes: it follows from the
/// due date, once for each due date.
/// </summary>
internal static class DueTasks
{
    /// <summary>The first due date among the open tasks, or null if none has one.</summary>
    public static DateTimeOffset? FirstOf(ContactRecord record) =>
        Open(record).Min(static one => (DateTimeOffset?)one.Due);

    /// <summary>The open tasks that fall due within some time.</summary>
    public static IEnumerable<ChangeEvent> Soon(ContactRecord record, TimeSpan within, DateTimeOffset now) =>
        from one in Open(record)
        where one.Due > now && one.Due - within <= now
        select Event(EventKind.TaskDueSoon, one.Task, one.Due - within);

    /// <summary>The open tasks whose due date has passed.</summary>
    public static IEnumerable<ChangeEvent> Overdue(ContactRecord record, DateTimeOffset now) =>
        from one in Open(record)
        where one.Due <= now
        select Event(EventKind.TaskOverdue, one.Task, one.Due);

    /// <summary>Whether an event of this class still holds for a record.</summary>
    /// <param name="kind">The kind of the event.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="record">The record as it is now.</param>
    /// <param name="now">The time.</param>
    /// <returns>The task, or null if it was completed, deleted, postponed or is no longer due soon.</returns>
    public static RecordTask? Find(string kind, string subject, ContactRecord record, DateTimeOffset now) =>
        Open(record).FirstOrDefault(one => SubjectOf(one.Task) == subject
            && (kind == EventKind.TaskOverdue) == (one.Due <= now)).Task;

    private static IEnumerable<(RecordTask Task, DateTimeOffset Due)> Open(ContactRecord record)
    {
        foreach (RecordTask task in record.Tasks)
        {
            if (task.Status == "open" && task.DueDate is { } due)
            {
                yield return (task, due);
            }
        }
    }

    private static ChangeEvent Event(string kind, RecordTask task, DateTimeOffset begins)
    {
        // A task that was created, or postponed, when its time had come already.
        DateTimeOffset happened = task.DueSince > begins ? task.DueSince.Value : begins;
        return new ChangeEvent(kind, SubjectOf(task), RecordFields.OfTask(task))
        {
            HappenedAt = happened,
            LastReadAt = happened,
        };
    }

    private static string SubjectOf(RecordTask task) =>
        $"{task.TaskId} {task.DueDate!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
}
