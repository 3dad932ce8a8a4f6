using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class OwnChangesTests
{
    private static readonly ContactRecord s_before = Sample.Record;

    private static readonly ContactRecord s_after = Sample.Record with
    {
        CustomField = new Dictionary<string, string> { ["industry"] = "Energy", ["consent"] = "yes" },
        Tasks = [new RecordTask("task1", "Call back", "open", null)],
        Notes = [new RecordNote("note1", null, "Asked about windmills.", null)],
    };

    [Theory]
    [InlineData("tag.added vip", "ghl.contact.addTags", """{"contactId":"contact1","tags":["VIP"]}""", null, true)]
    [InlineData("tag.added vip", "ghl.contact.addTags", """{"contactId":"contact1","tags":["other"]}""", null, false)]
    [InlineData("tag.added vip", "ghl.contact.removeTags", """{"tags":["vip"]}""", null, false)]
    [InlineData("tag.added vip", "ghl.contact.update", """{"tags":["vip"]}""", null, true)]
    [InlineData("tag.removed vip", "ghl.contact.removeTags", """{"tags":["vip"]}""", null, true)]
    [InlineData("tag.removed vip", "ghl.contact.addTags", """{"tags":["vip"]}""", null, false)]
    [InlineData(
        "contact.updated", "ghl.contact.update", """{"customFields":[{"id":"f1","field_value":"Energy"}]}""", null,
        true)]
    [InlineData("contact.updated", "ghl.contact.update", """{"city":"Salem"}""", null, false)]
    [InlineData("contact.updated", "ghl.note.create", """{"body":"Energy"}""", null, false)]
    [InlineData("task.created task1", "ghl.task.create", """{"title":"Other"}""", """{"id":"task1"}""", true)]
    [InlineData("task.created task1", "ghl.task.create", """{"title":"Call back"}""", null, true)]
    [InlineData("task.created task1", "ghl.task.create", """{"title":"Other"}""", """{"id":"task2"}""", false)]
    [InlineData("task.completed task1", "ghl.task.setCompleted", """{"taskId":"task1"}""", null, true)]
    [InlineData("task.completed task1", "ghl.task.setCompleted", """{"taskId":"task2"}""", null, false)]
    [InlineData("note.created note1", "ghl.note.create", """{"body":"Asked about windmills."}""", null, true)]
    [InlineData("note.created note1", "ghl.note.create", """{"body":"Hello"}""", null, false)]
    [InlineData("appointment.created a1", "ghl.appointment.create", "{}", """{"id":"a1"}""", true)]
    [InlineData("contact.created", "ghl.contact.upsert", "{}", null, true)]
    [InlineData("contact.created", "ghl.contact.addTags", "{}", null, false)]
    public void A_change_is_our_own_if_an_effect_sent_it(
        string change, string operation, string arguments, string? result, bool isOwn)
    {
        string[] words = change.Split(' ');
        ChangeEvent seen = new(words[0], words.ElementAtOrDefault(1) ?? string.Empty);
        Effect effect = Sample.Effect with { Operation = operation, Arguments = arguments, Result = result };

        Assert.Equal(isOwn, OwnChanges.IsOwn(seen, s_before, s_after, [effect]));
        Assert.False(OwnChanges.IsOwn(seen, s_before, s_after, []));
    }

    [Fact]
    public void A_change_of_more_than_an_effect_sent_is_not_our_own()
    {
        ContactRecord after = s_after with { Phone = "+15557654321" };
        Effect effect = Sample.Effect with
        {
            Operation = "ghl.contact.update",
            Arguments = """{"customFields":[{"id":"f1","field_value":"Energy"}]}""",
        };

        Assert.False(OwnChanges.IsOwn(
            new ChangeEvent(EventKind.ContactUpdated, string.Empty), s_before, after, [effect]));
    }
}
