using GhlStockTwits.Events;
using GhlStockTwits.HighLevel.Operations;
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
    /// <param name="facts">What is known now.</param>
    public static Effect Review(Effect effect, Recipe recipe, ReviewFacts facts)
    {
        ContactRecord? record = facts.Record;
        if (effect.ContactId.Length > 0 && (record is null || record.MissingInRun is not null))
        {
            return Park(effect, "The contact is gone, or is reported missing.");
        }

        if (effect.Step == MapEffect.Step)
        {
            return effect.Operation == Contacts.Update.Name
                ? FieldMapping.Review(effect, recipe, record!)
                : TagMapping.Review(effect, recipe, record!, facts.Now);
        }

        if (recipe.Steps.FirstOrDefault(step => step.Number == effect.Step) is not { } step)
        {
            return Park(effect, "The recipe no longer has this step.");
        }

        if (facts.Cause is not { } cause)
        {
            return Park(effect, $"The change '{effect.Trigger}' was withdrawn.");
        }

        if (IsOfDeleted(cause) && step is SendStep send)
        {
            // The fields of what was deleted are gone; the text itself can still be compared with what is private now.
            string? found = effect.Text is null ? "The fields of the deleted object are not available."
                : StepComposer.PrivateValuesOf(recipe, record).FindIn(effect.Text, send.Template);
            return found is null ? effect : Park(effect, found);
        }

        ConditionFacts known = new(RecordFields.Of(record, cause, recipe.Zone), facts.Now, recipe.Zone);
        if (!recipe.If.Matches(known) || !step.If.Matches(known))
        {
            return Park(effect, "The conditions of the recipe no longer match.");
        }

        // Times that count from now count from when it was planned, however often it is looked at.
        StepFacts made = new(record, cause, facts.Effects, effect.PlannedAt);
        ComposedStep composed = StepComposer.Compose(recipe, step, made);
        return composed.Refusal is not null ? Park(effect, composed.Refusal)
            : composed.Wait is not null ? effect with { Arguments = null, Text = null, Reason = composed.Wait }
            : composed.Text != effect.Text && effect.Attempts > 0
                ? Park(effect, "The fields of the contact changed after it was sent first.")
            : effect with { Text = composed.Text, Arguments = composed.Arguments };
    }

    private static bool IsOfDeleted(ChangeEvent cause) => cause.Kind.EndsWith(".deleted", StringComparison.Ordinal);

    /// <summary>
    /// The change that triggered an effect, from the record as it is now, or null if it does not hold any more.
    /// </summary>
    /// <param name="trigger">The kind and the subject of the change.</param>
    /// <param name="record">The record.</param>
    /// <param name="now">The services' time.</param>
    public static ChangeEvent? CauseOf(string trigger, ContactRecord record, DateTimeOffset now)
    {
        (string kind, string subject) = ChangeEvent.Split(trigger);
        if (kind is EventKind.TaskDueSoon or EventKind.TaskOverdue)
        {
            return DueTasks.Find(kind, subject, record, now) is { } due
                ? new ChangeEvent(kind, subject, RecordFields.OfTask(due))
                : null;
        }

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
        Arguments = effect.Attempts == 0 ? null : effect.Arguments,
    };
}

/// <summary>What is known of an effect when it is looked at once more.</summary>
/// <param name="Record">The record of its contact, or null if it has none.</param>
/// <param name="Cause">The change that triggered it, or null if it does not hold any more.</param>
/// <param name="Effects">The effects of the same change on the recipe.</param>
/// <param name="Now">The services' time.</param>
internal sealed record ReviewFacts(
    ContactRecord? Record, ChangeEvent? Cause, IReadOnlyList<Effect> Effects, DateTimeOffset Now);
