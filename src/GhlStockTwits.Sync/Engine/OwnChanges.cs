using GhlStockTwits.Events;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Recognizes changes of a contact that effects made: they trigger nothing, so that recipes never answer each other
/// without end.
/// </summary>
internal static class OwnChanges
{
    private static readonly string[] s_taskChanges =
        [ContactTasks.Update.Name, ContactTasks.SetCompleted.Name, ContactTasks.Delete.Name];

    private static readonly string[] s_contactChanges =
        [Contacts.Update.Name, Contacts.Upsert.Name, Contacts.Create.Name];

    /// <summary>Whether a change is what an effect did.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The record before it, or null if there was none.</param>
    /// <param name="after">The record after it.</param>
    /// <param name="effects">
    /// The effects on the contact that were begun since the record was last read, whatever came of them.
    /// </param>
    public static bool IsOwn(
        ChangeEvent change, ContactRecord? before, ContactRecord after, IReadOnlyList<Effect> effects) =>
        effects.Count > 0 && change.Kind switch
        {
            EventKind.TagAdded => Sent(effects, change.Subject, [Contacts.AddTags.Name, .. s_contactChanges]),
            EventKind.TagRemoved => Sent(effects, change.Subject, [Contacts.RemoveTags.Name, Contacts.Update.Name]),
            EventKind.ContactCreated => effects.Any(effect =>
                effect.Operation == Contacts.Create.Name || effect.Operation == Contacts.Upsert.Name),
            EventKind.ContactUpdated => before is not null && Differences(before, after) is { Count: > 0 } values
                && values.All(value => Sent(effects, value, s_contactChanges)),
            EventKind.TaskCreated => Created(effects, ContactTasks.Create.Name, change.Subject)
                || Sent(effects, TitleOf(after, change.Subject), [ContactTasks.Create.Name]),
            EventKind.TaskUpdated or EventKind.TaskCompleted or EventKind.TaskReopened or EventKind.TaskDeleted =>
                Sent(effects, change.Subject, s_taskChanges)
                || Created(effects, ContactTasks.Create.Name, change.Subject),
            EventKind.NoteCreated => Created(effects, ContactNotes.Create.Name, change.Subject)
                || Sent(effects, BodyOf(after, change.Subject), [ContactNotes.Create.Name]),
            EventKind.NoteUpdated or EventKind.NoteDeleted =>
                Sent(effects, change.Subject, [ContactNotes.Update.Name, ContactNotes.Delete.Name]),
            EventKind.AppointmentCreated => Created(effects, Appointments.Create.Name, change.Subject),
            EventKind.AppointmentUpdated or EventKind.AppointmentDeleted =>
                Sent(effects, change.Subject, [Appointments.Update.Name, CalendarEvents.Delete.Name]),
            _ => false,
        };

    private static bool Sent(IReadOnlyList<Effect> effects, string? value, IReadOnlyList<string> operations) =>
        !string.IsNullOrWhiteSpace(value) && effects.Any(effect =>
            operations.Contains(effect.Operation) && EffectJson.ValuesIn(effect.Arguments).Contains(value.Trim()));

    private static bool Created(IReadOnlyList<Effect> effects, string operation, string id) => effects.Any(effect =>
        effect.Operation == operation && EffectJson.ReadResult(effect.Result).GetValueOrDefault("id") as string == id);

    private static string? TitleOf(ContactRecord record, string taskId) =>
        record.Tasks.FirstOrDefault(task => task.TaskId == taskId)?.Title;

    private static string? BodyOf(ContactRecord record, string noteId) =>
        record.Notes.FirstOrDefault(note => note.NoteId == noteId)?.Body;

    /// <summary>
    /// The values that a contact has now and did not have before; a value that is gone counts as empty.
    /// </summary>
    private static List<string?> Differences(ContactRecord before, ContactRecord after)
    {
        Dictionary<string, string?> old = ValuesOf(before);
        Dictionary<string, string?> now = ValuesOf(after);
        return [.. now.Keys.Union(old.Keys).Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(now.GetValueOrDefault)];
    }

    private static Dictionary<string, string?> ValuesOf(ContactRecord record)
    {
        Dictionary<string, string?> values = record.CustomField.ToDictionary(
            static pair => "custom " + pair.Key, static pair => (string?)pair.Value);
        values["firstName"] = record.FirstName;
        values["lastName"] = record.LastName;
        values["email"] = record.Email;
        values["phone"] = record.Phone;
        values["address1"] = record.Address1;
        values["dateOfBirth"] = record.DateOfBirth;
        values["companyName"] = record.CompanyName;
        return values;
    }
}
