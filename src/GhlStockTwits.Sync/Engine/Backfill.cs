using GhlStockTwits.Events;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What is there now, as the changes that would have led to it.</summary>
internal static class Backfill
{
    /// <summary>
    /// The changes of a record that a recipe waits for. Each has happened now, and can happen only once: a second
    /// backfill finds nothing new. What is gone, and what no record holds, is not among them.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="now">The services' time.</param>
    /// <param name="activeSince">
    /// When the recipe became active. By a clock that was corrected meanwhile, that can be later than now.
    /// </param>
    public static IReadOnlyList<ChangeEvent> Of(
        ContactRecord record, Recipe recipe, DateTimeOffset now, DateTimeOffset activeSince) =>
        record.MissingInRun is not null ? [] :
        [
            .. recipe.Triggers.SelectMany(trigger => SubjectsOf(record, trigger.Kind)
                .Select(subject => $"{trigger.Kind} {subject}".TrimEnd()))
                .Distinct()
                .Select(trigger => EffectReview.CauseOf(trigger, record, now)).OfType<ChangeEvent>()
                .Where(change => recipe.Triggers.Any(trigger => trigger.Matches(change)))
                .Select(change => change with
                {
                    HappenedAt = now,
                    LastReadAt = now > activeSince ? now : activeSince,
                }),
        ];

    private static IEnumerable<string> SubjectsOf(ContactRecord record, string kind) => kind switch
    {
        EventKind.ContactCreated or EventKind.ContactUpdated => [string.Empty],
        EventKind.TagAdded => record.Tags,
        EventKind.TaskCreated or EventKind.TaskUpdated or EventKind.TaskCompleted =>
            record.Tasks.Select(static task => task.TaskId),
        EventKind.NoteCreated or EventKind.NoteUpdated => record.Notes.Select(static note => note.NoteId),
        EventKind.AppointmentCreated or EventKind.AppointmentUpdated =>
            record.Appointments.Select(static appointment => appointment.AppointmentId),
        EventKind.UserUpdated when record.User is not null => [string.Empty],
        _ => [],
    };
}
