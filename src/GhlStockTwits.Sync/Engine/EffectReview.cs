using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Looks at an effect once more before it is sent. By then its cause may have been withdrawn, a field corrected, or a
/// note added that makes its words private.
/// </summary>
internal static class EffectReview
{
    /// <summary>
    /// The effect as the record is now; its status is <see cref="EffectStatus.Parked"/> if it must not be sent any
    /// more.
    /// </summary>
    /// <param name="effect">The effect, planned or sent without a known outcome.</param>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="record">The record of its contact, or null if it is gone.</param>
    /// <param name="now">The services' time.</param>
    public static Effect Review(Effect effect, Recipe recipe, ContactRecord? record, DateTimeOffset now)
    {
        if (record is null || record.MissingInRun is not null)
        {
            return Park(effect, "The contact is gone, or is reported missing.");
        }

        if (recipe.Steps.FirstOrDefault(step => step.Number == effect.Step) is not SendStep step)
        {
            return Park(effect, "The recipe no longer has this step.");
        }

        if (CauseOf(effect.Trigger, record) is not { } cause)
        {
            return Park(effect, $"The change '{effect.Trigger}' was withdrawn.");
        }

        if (IsOfDeleted(cause))
        {
            // The fields of what was deleted are gone; the text itself can still be compared with what is private now.
            string? found = effect.Text is null ? "The fields of the deleted object are not available."
                : RecordPrivacy.ValuesOf(record, recipe.Publish).FindIn(effect.Text, step.Template);
            return found is null ? effect : Park(effect, found);
        }

        Dictionary<string, object?> fields = RecordFields.Of(record, cause, recipe.Zone);
        ConditionFacts facts = new(fields, now, recipe.Zone);
        if (!recipe.If.Matches(facts) || !step.If.Matches(facts))
        {
            return Park(effect, "The conditions of the recipe no longer match.");
        }

        (string? text, string? refusal) = EffectPlanner.Compose(recipe, step, record, fields);
        return refusal is not null ? Park(effect, refusal)
            : text == effect.Text ? effect
            : effect.Attempts > 0 ? Park(effect, "The fields of the contact changed after it was sent first.")
            : effect with { Text = text };
    }

    private static bool IsOfDeleted(ChangeEvent cause) => cause.Kind.EndsWith(".deleted", StringComparison.Ordinal);

    /// <summary>
    /// The change that triggered an effect, from the record as it is now, or null if it does not hold any more.
    /// </summary>
    public static ChangeEvent? CauseOf(string trigger, ContactRecord record)
    {
        string[] words = trigger.Split(' ', 2);
        string kind = words[0];
        string subject = words.Length > 1 ? words[1] : string.Empty;
        RecordTask? task = record.Tasks.FirstOrDefault(task => task.TaskId == subject);
        RecordAppointment? appointment = record.Appointments.FirstOrDefault(one => one.AppointmentId == subject);
        bool holds = kind switch
        {
            EventKind.TagAdded => record.Tags.Contains(subject),
            EventKind.TagRemoved => !record.Tags.Contains(subject),
            EventKind.TaskCreated or EventKind.TaskUpdated => task is not null,
            EventKind.TaskCompleted => task?.Status == "completed",
            EventKind.TaskReopened => task is not null && task.Status != "completed",
            EventKind.TaskDeleted => task is null,
            EventKind.NoteCreated or EventKind.NoteUpdated =>
                record.Notes.Any(note => note.NoteId == subject),
            EventKind.NoteDeleted => record.Notes.All(note => note.NoteId != subject),
            EventKind.AppointmentCreated or EventKind.AppointmentUpdated => appointment is not null,
            EventKind.AppointmentDeleted => appointment is null,
            _ => true,
        };
        Dictionary<string, object?> fields = task is not null ? RecordFields.OfTask(task)
            : appointment is not null ? RecordFields.OfAppointment(appointment)
            : record.Notes.FirstOrDefault(note => note.NoteId == subject) is { } note ? RecordFields.OfNote(note)
            : kind is EventKind.TagAdded or EventKind.TagRemoved ? RecordFields.OfTag(subject)
            : [];
        return holds ? new ChangeEvent(kind, subject, fields) : null;
    }

    /// <summary>Words that must not be posted are not kept, unless they may be public already.</summary>
    private static Effect Park(Effect effect, string reason) => effect with
    {
        Status = EffectStatus.Parked,
        Reason = reason,
        Text = effect.Attempts == 0 ? null : effect.Text,
    };
}
