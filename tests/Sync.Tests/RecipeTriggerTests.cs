using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>Triggers that no change of a contact announces, against the sandbox.</summary>
public sealed class RecipeTriggerTests : IDisposable
{
    private readonly SyncWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("{ task.dueSoon: 2h }", 4, 1)]
    [InlineData("{ ghl.on.TaskDueSoon: 2h }", 4, 1)]
    [InlineData("{ task.dueSoon: 2h }", 1, 0)]
    [InlineData("task.overdue", 4, 0)]
    [InlineData("task.overdue", 6, 1)]
    public async Task A_task_falls_due_once(string when, int hours, int expected)
    {
        ContactRecord contact = await BaselineAsync(when);
        await CreateTaskAsync(contact.ContactId, "Webinar", _world.Sandbox.Now.AddHours(5));
        await _world.SyncAsync();

        _world.Sandbox.Advance(TimeSpan.FromHours(hours));
        await _world.SyncAsync();
        await _world.SyncAsync();

        Assert.Equal(expected, _world.Effects().Count);
        Assert.All(_world.Effects(), static one => Assert.Equal(
            (EffectStatus.Done, "Next: Webinar $AAPL"), (one.Status, one.Text)));
    }

    [Fact]
    public async Task What_was_due_before_the_recipe_began_is_not_announced()
    {
        await BaselineAsync("tag.added");
        await CreateTaskAsync(_world.Linked().ContactId, "Old", _world.Sandbox.Now.AddHours(1));
        await _world.SyncAsync();

        await BaselineAsync("[ { task.dueSoon: 2h }, task.overdue ]");
        await _world.SyncAsync();

        Assert.Empty(_world.Effects());
    }

    [Fact]
    public async Task A_completed_task_is_not_announced_after_the_quiet_hours()
    {
        ContactRecord contact = await BaselineAsync("{ task.dueSoon: 2h }", "perHour: 0");
        string taskId = await CreateTaskAsync(contact.ContactId, "Webinar", _world.Sandbox.Now.AddHours(1));
        await _world.SyncAsync();
        Assert.Equal(EffectStatus.Planned, Assert.Single(_world.Effects()).Status);

        await _world.Ghl.SendAsync(
            ContactTasks.SetCompleted,
            new Arguments { { "contactId", contact.ContactId }, { "taskId", taskId }, { "completed", true } }, default);
        _world.Sandbox.Advance(TimeSpan.FromMinutes(20));
        await _world.SyncAsync();
        await _world.SyncAsync();

        Assert.Equal(EffectStatus.Parked, Assert.Single(_world.Effects()).Status);
    }

    [Fact]
    public async Task A_schedule_sends_one_update_for_each_time_and_only_the_last_of_missed_ones()
    {
        _world.Recipe = """
            name: test
            when: { schedule: "0 * * * *" }
            steps:
              - send: { text: "Good morning. $AAPL" }
            guards: { quietHours: off, timeZone: UTC }
            """;
        await _world.SyncAsync();
        int first = _world.Effects().Count;
        _world.Sandbox.Advance(TimeSpan.FromHours(1));
        await _world.SyncAsync();
        await _world.SyncAsync();
        int second = _world.Effects().Count;

        _world.Sandbox.Advance(TimeSpan.FromHours(5));
        await _world.SyncAsync();

        Assert.Equal((0, 1, 2), (first, second, _world.Effects().Count));
        Assert.Equal(EffectStatus.Done, _world.Effects()[0].Status);

        // The same words within a day.
        Assert.Equal(EffectStatus.Parked, _world.Effects()[1].Status);
    }

    [Fact]
    public async Task A_message_of_a_user_is_answered_once()
    {
        await _world.SyncAsync();
        string username = _world.Linked(skip: 1).User!.Username;
        _world.Recipe = $$$"""
            name: test
            when: { message.posted: {{{username}}} }
            if: { body: { contains: earnings } }
            publish: [symbols]
            steps:
              - send: { text: "Our results are on the website. $AAPL", replyTo: "{{ messageId }}" }
            guards: { quietHours: off }
            """.Replace("publish: [symbols]\n", string.Empty, StringComparison.Ordinal);
        using StockTwitsConnection user = await _world.OtherAccountAsync(username);
        await PostAsync(user, "What about earnings last year? $AAPL");
        await _world.SyncAsync();
        await _world.SyncAsync();
        await PostAsync(user, "Nice weather $AAPL");
        long question = await PostAsync(user, "When are earnings? $AAPL");

        await _world.SyncAsync();
        await _world.SyncAsync();

        Effect effect = Assert.Single(_world.Effects());
        Assert.Equal((EffectStatus.Done, $"message.posted {question}"), (effect.Status, effect.Trigger));
        Message reply = (await _world.StockTwits.SendAsync(
            Messages.Show, new Arguments { { "id", effect.MessageId } }, default)).Value!;
        Assert.Equal(question, reply.Conversation?.InReplyToMessageId);
    }

    [Fact]
    public async Task A_message_of_any_linked_user_is_found_with_the_profile_and_brings_the_contact()
    {
        _world.Recipe = """
            name: test
            when: message.posted
            if: { tags: watched, body: { contains: earnings } }
            steps:
              - ghl.note.create: { body: "{{ username }} asks: {{ body }}" }
            freshness: { profile: 12h }
            """;
        await _world.SyncAsync();
        _world.Sandbox.Advance(TimeSpan.FromHours(25));
        await _world.SyncAsync();
        ContactRecord watched = _world.Linked(skip: 1);
        await _world.TagAsync(watched.ContactId, "watched");
        foreach (ContactRecord author in new[] { watched, _world.Linked(skip: 2) })
        {
            using StockTwitsConnection user = await _world.OtherAccountAsync(author.User!.Username);
            await PostAsync(user, "When are earnings? $AAPL");
        }

        using (StockTwitsConnection self = await _world.OtherAccountAsync(_world.Sandbox.StockTwitsUsername))
        {
            await PostAsync(self, "Our earnings come in May. $AAPL");
        }

        await _world.SyncAsync();
        Assert.Empty(_world.Effects());
        _world.Sandbox.Advance(TimeSpan.FromHours(13));
        await _world.SyncAsync();
        await _world.SyncAsync();

        Effect effect = Assert.Single(_world.Effects());
        Assert.Equal((watched.ContactId, EffectStatus.Done, null), (effect.ContactId, effect.Status, effect.Reason));
        Assert.Equal(
            $"{watched.User!.Username} asks: When are earnings? $AAPL",
            (await _world.Ghl.SendAsync(
                ContactNotes.List, new Arguments { { "contactId", watched.ContactId } }, default)).Value![0].Body);
    }

    [Fact]
    public async Task Who_wrote_is_known_also_to_the_conditions_of_a_polled_trigger()
    {
        await _world.SyncAsync();
        ContactRecord contact = _world.Linked(skip: 1);
        string username = contact.User!.Username;
        _world.Recipe = $$$"""
            name: test
            when: { message.posted: {{{username}}} }
            if: { tags: watched }
            steps:
              - ghl.contact.addTags: { tags: wrote }
            """;
        using StockTwitsConnection user = await _world.OtherAccountAsync(username);
        await _world.SyncAsync();
        await PostAsync(user, "Nice weather $AAPL");
        await _world.SyncAsync();
        Assert.Empty(_world.Effects());
        await _world.TagAsync(contact.ContactId, "watched");
        await PostAsync(user, "Nicer weather $AAPL");

        await _world.SyncAsync();

        Assert.Equal(contact.ContactId, Assert.Single(_world.Effects()).ContactId);
        _world.Sandbox.Advance(TimeSpan.FromSeconds(5));
        await _world.SyncAsync();
        Assert.Contains("wrote", _world.Record(contact.ContactId)!.Tags);
    }

    [Fact]
    public async Task A_deleted_contact_brings_only_what_is_public()
    {
        _world.Recipe = """
            name: test
            when: contact.deleted
            steps:
              - stocktwits.friendship.create: { id: "{{ userId }}" }
              - ghl.note.create: { body: "Gone" }
            guards: { quietHours: off }
            """;
        await _world.SyncAsync();
        _world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await _world.SyncAsync();
        ContactRecord contact = _world.Linked();
        await _world.Ghl.SendAsync(
            Contacts.Delete, new Arguments { { "contactId", contact.ContactId } }, default);
        for (int i = 0; i < 4; i++)
        {
            _world.Sandbox.Advance(TimeSpan.FromHours(2));
            await _world.SyncAsync();
        }

        Assert.Null(_world.Record(contact.ContactId));
        Effect[] effects = [.. _world.Effects().OrderBy(static one => one.Step)];
        Assert.Equal([EffectStatus.Done, EffectStatus.Parked], effects.Select(static one => one.Status));
        Assert.All(effects, static one => Assert.Empty(one.ContactId));
        Assert.Contains("contactId", effects[1].Reason, StringComparison.Ordinal);
    }

    private async Task<ContactRecord> BaselineAsync(string when, string guards = "perHour: 100")
    {
        _world.Recipe = $$$"""
            name: test
            when: {{{when}}}
            publish: [title]
            steps:
              - send: { text: "Next: {{ title }} $AAPL" }
            guards: { quietHours: off, {{{guards}}} }
            """;
        if (!when.Contains("task", StringComparison.OrdinalIgnoreCase))
        {
            _world.Recipe = _world.Recipe.Replace("title", "tag", StringComparison.Ordinal);
        }

        await _world.SyncAsync();
        await _world.SyncAsync();
        return _world.Linked();
    }

    private async Task<string> CreateTaskAsync(string contactId, string title, DateTimeOffset due)
    {
        string id = (await _world.Ghl.SendAsync(
            ContactTasks.Create,
            new Arguments
            {
                { "contactId", contactId }, { "title", title }, { "dueDate", due }, { "completed", false },
            },
            default)).Value!.Id;
        _world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        return id;
    }

    private static async Task<long> PostAsync(StockTwitsConnection user, string text) =>
        (await UpdateSender.PostAsync(user, new Arguments { { "body", text } }, default)).Value!.Id;
}
