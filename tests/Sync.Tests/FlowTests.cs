using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>The three flows: records follow contacts, their tasks and notes; a tag leads to one update.</summary>
public sealed class FlowTests
{
    [Fact]
    public async Task A_tag_leads_to_one_update_and_the_next_run_is_silent()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);

        SyncSummary second = await world.SyncAsync();
        int writes = world.Sandbox.WriteCount;
        SyncSummary third = await world.SyncAsync();

        Message post = Assert.Single(await world.PostsAsync());
        Assert.Equal($"{SyncWorld.Industry} is with us. $AAPL", post.Body);
        Assert.Equal("AAPL", Assert.Single(post.Symbols).Ticker);
        Assert.Equal((1, 1), (second.Sent, second.Writes));
        Assert.Equal((0, 0, 0), (third.Sent, third.Writes, third.ContactsRead));
        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal(post.Id, Assert.Single(world.Effects()).MessageId);
    }

    [Fact]
    public async Task A_run_is_logged_with_an_id_of_its_own_and_without_personal_data()
    {
        using SyncWorld world = new(contacts: 5);
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.jsonl");
        CallLog log = new(new LogFile(path), TimeProvider.System);
        world.Ghl = new HighLevelConnection(
            world.Sandbox.HighLevelUri, world.Sandbox.HighLevelToken, world.Sandbox.LocationId,
            new ApiSettings { Log = log });
        world.StockTwits = new StockTwitsConnection(
            world.Sandbox.StockTwitsUri, world.Sandbox.StockTwitsToken, new ApiSettings { Log = log })
        {
            Account = world.StockTwits.Account,
        };
        try
        {
            await world.SyncAsync();
            await world.SyncAsync();

            string text = await File.ReadAllTextAsync(path);
            JsonElement[] lines =
                [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(static line => JsonSerializer.Deserialize<JsonElement>(line))];
            IGrouping<string?, JsonElement>[] runs =
                [.. lines.GroupBy(static line => line.GetProperty("run").GetString())];
            Assert.Equal(2, runs.Length);
            Assert.All(runs, static run =>
            {
                Assert.Equal("runBegin", run.First().GetProperty("event").GetString());
                Assert.Equal("runEnd", run.Last().GetProperty("event").GetString());
            });
            Assert.Contains(runs[0], static line => line.TryGetProperty("service", out JsonElement service)
                && service.GetString() == "StockTwits");
            Assert.Equal(5, runs[0].Last().GetProperty("counts").GetProperty("recordsCreated").GetInt32());
            Assert.All(world.Records(), record =>
            {
                Assert.DoesNotContain(record.Email!, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(record.Name!, text, StringComparison.OrdinalIgnoreCase);
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_record_has_the_four_fields_the_profile_the_parts_and_the_audiences()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.TagAsync(contactId, "vip");
        await world.Ghl.SendAsync(
            ContactNotes.Create, new Arguments { { "contactId", contactId }, { "body", "Prefers mornings" } }, default);

        await world.SyncAsync();

        ContactRecord record = world.Record(contactId)!;
        Assert.NotNull(record.Name);
        Assert.NotNull(record.Email);
        Assert.NotNull(record.Handle);
        Assert.Equal(record.Handle, record.User!.Username, ignoreCase: true);
        Assert.Contains("vip", record.Tags);
        Assert.Contains("vip", record.Audiences);
        Assert.Contains(record.Notes, static note => note.Body == "Prefers mornings");
    }

    [Fact]
    public async Task A_task_that_changed_without_an_event_is_followed_within_its_freshness()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        DateTimeOffset due = new(2030, 5, 1, 9, 0, 0, TimeSpan.Zero);
        ApiResponse<GhlStockTwits.HighLevel.Models.ContactTask> task = await world.Ghl.SendAsync(
            ContactTasks.Create,
            new Arguments { { "contactId", contactId }, { "title", "Call" }, { "dueDate", due },
                { "completed", false } },
            default);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.SyncAsync();
        Assert.Equal(("open", due), StatusOf(world, contactId, task.Value!.Id));

        await world.Ghl.SendAsync(
            ContactTasks.SetCompleted,
            new Arguments { { "contactId", contactId }, { "taskId", task.Value.Id }, { "completed", true } },
            default);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.SyncAsync();
        Assert.Equal(("completed", due), StatusOf(world, contactId, task.Value.Id));
    }

    [Fact]
    public async Task A_completed_task_can_lead_to_an_update_with_its_title_and_due_date()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(
            text: "{{ title }} is with us: {{ status }}, due {{ dueDate }}", publish: "[title, status, dueDate]",
            when: "task.completed: ''").Replace("{ task.completed: '' }", "task.completed", StringComparison.Ordinal);
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        RecordTask open = world.Linked().Tasks.FirstOrDefault(static task => task.Status == "open")
            ?? await NewTaskAsync(world, contactId);

        await world.Ghl.SendAsync(
            ContactTasks.SetCompleted,
            new Arguments { { "contactId", contactId }, { "taskId", open.TaskId }, { "completed", true } },
            default);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.SyncAsync();

        Message post = Assert.Single(await world.PostsAsync());
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        DateTimeOffset due = TimeZoneInfo.ConvertTime(open.DueDate!.Value, zone);
        Assert.Equal($"{open.Title} is with us: completed, due {due:yyyy-MM-dd}", post.Body);
    }

    [Fact]
    public async Task A_new_contact_gets_a_record_and_its_tags_lead_to_updates()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ApiResponse<GhlStockTwits.HighLevel.Models.Contact> created = await world.Ghl.SendAsync(
            Contacts.Create,
            new Arguments { { "firstName", "Nova" }, { "email", "nova@example.org" },
                { "tags", new[] { "announce", "vip" } } },
            default);
        await world.SetFieldAsync(created.Value!.Id, "industry", "Kites");

        await world.SyncAsync();

        Assert.Equal("nova@example.org", world.Record(created.Value.Id)!.Email);
        Assert.Equal("Kites is with us. $AAPL", Assert.Single(await world.PostsAsync()).Body);
    }

    [Fact]
    public async Task A_contact_that_is_gone_in_two_runs_is_erased_and_its_effects_keep_their_keys_only()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);
        await world.SyncAsync();

        await world.Ghl.SendAsync(Contacts.Delete, new Arguments { { "contactId", contactId } }, default);
        world.Sandbox.Advance(TimeSpan.FromHours(7));
        SyncSummary first = await world.SyncAsync();
        SyncSummary summary = await world.SyncAsync();

        Assert.Equal((0, 1), (first.RecordsRemoved, summary.RecordsRemoved));
        Assert.Null(world.Record(contactId));
        Effect effect = Assert.Single(world.Effects());
        Assert.Null(effect.Text);
        Assert.Equal(EffectStatus.Done, effect.Status);
    }

    [Fact]
    public async Task A_changed_handle_is_linked_again_and_the_old_one_kept_in_the_history()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord first = world.Linked();
        ContactRecord second = world.Linked(skip: 1);

        await world.SetFieldAsync(first.ContactId, "stocktwits_handle", "@" + second.Handle);
        await world.SyncAsync();
        Assert.Equal(second.User, world.Record(first.ContactId)!.User);
        Assert.Contains(first.Handle, world.Record(first.ContactId)!.FormerHandles);

        await world.SetFieldAsync(first.ContactId, "stocktwits_handle", "nobody_has_this_one");
        await world.SyncAsync();
        Assert.Equal(LinkStatus.Unlinked, world.Record(first.ContactId)!.Link);
        Assert.Null(world.Record(first.ContactId)!.User);
    }

    private static (string, DateTimeOffset?) StatusOf(SyncWorld world, string contactId, string taskId)
    {
        RecordTask task = Assert.Single(world.Record(contactId)!.Tasks, task => task.TaskId == taskId);
        return (task.Status, task.DueDate);
    }

    private static async Task<RecordTask> NewTaskAsync(SyncWorld world, string contactId)
    {
        await world.Ghl.SendAsync(
            ContactTasks.Create,
            new Arguments { { "contactId", contactId }, { "title", "Call" }, { "dueDate", DateTimeOffset.UtcNow },
                { "completed", false } },
            default);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.SyncAsync();
        return world.Record(contactId)!.Tasks.First(static task => task.Status == "open");
    }
}
