using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// The recipes in examples/recipes, as they are, against the sandbox: each does what its first lines promise once, and
/// nothing for what was there before.
/// </summary>
public sealed class ExampleRecipeTests : IDisposable
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly SyncWorld _world = new(contacts: 12);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Each_recipe_says_what_it_does_what_it_needs_and_what_it_never_does()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*.yaml"))
        {
            string text = await File.ReadAllTextAsync(path);
            Assert.Equal(Path.GetFileNameWithoutExtension(path), RecipeReader.Parse(path, text).Name);
            if (Path.GetFileName(path) != "quickstart.yaml")
            {
                Assert.Contains("\n# Needs: ", text, StringComparison.Ordinal);
                Assert.Contains("\n# Never: ", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Announce_posts_one_update_for_a_tag()
    {
        ContactRecord contact = await BeginAsync("announce");

        await _world.AnnounceAsync(contact.ContactId);

        Assert.Equal($"{SyncWorld.Industry} is what our newest member builds. $AAPL", await PostedAsync());
    }

    [Fact]
    public async Task Record_contacts_attaches_tasks_notes_and_appointments_to_the_record()
    {
        await BeginAsync("record-contacts");
        ContactRecord contact = _world.Records().First(static one => one.Link == LinkStatus.None);
        Assert.Empty(contact.AttachedParts);
        await NoteAsync(contact.ContactId, "Asked for the annual report.");
        await TaskAsync(contact.ContactId, "Send the report", TimeSpan.FromDays(3));

        await _world.SetFieldAsync(contact.ContactId, "industry", "Energy");
        await RunAsync(effects: 1);

        _world.Sandbox.Advance(TimeSpan.FromMinutes(61));
        await _world.SyncAsync();
        ContactRecord read = _world.Record(contact.ContactId)!;
        Assert.Equal("Energy", read.CustomField["industry"]);
        Assert.Contains(read.Tasks, static task => task.Title == "Send the report");
        Assert.Contains(read.Notes, static note => note.Body == "Asked for the annual report.");
        await SilentAsync();
    }

    [Fact]
    public async Task Follow_tasks_and_notes_keeps_the_record_within_its_freshness()
    {
        ContactRecord contact = await BeginAsync("follow-tasks-and-notes");
        string taskId = await TaskAsync(contact.ContactId, "Call back", TimeSpan.FromDays(3));
        await RunAsync(effects: 1);
        Assert.NotEqual("completed", TaskOf(contact, taskId).Status);

        // HighLevel has no event for a changed task, and does not count it as a change of the contact.
        await CompleteAsync(contact.ContactId, taskId);
        _world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await _world.SyncAsync();

        Assert.Equal("completed", TaskOf(contact, taskId).Status);
        await SilentAsync();
    }

    [Fact]
    public async Task Tags_to_audiences_sorts_a_contact_and_writes_one_note()
    {
        ContactRecord contact = await BeginAsync("tags-to-audiences", Tagged("investor"));

        await _world.TagAsync(contact.ContactId, "investor");
        await RunAsync(effects: 2);

        Assert.Empty(new[] { "investors", "had the tag" }.Except(_world.Record(contact.ContactId)!.Audiences));
        Assert.Single(await NotesAsync(contact.ContactId), static note =>
            note.Body == "Got the tag investor, and joined the audience.");
        await SilentAsync();
    }

    [Fact]
    public async Task Followers_to_contacts_creates_one_contact_with_its_handle_and_a_note()
    {
        const string Stranger = "sandbox_partner";
        await BeginAsync("followers-to-contacts", async () =>
        {
            await FollowAsync(_world.Linked().User!.Username, Friendships.Create);
            await FollowAsync(Stranger, Friendships.Create);
            await FollowAsync(Stranger, Friendships.Destroy);
        });

        // One who is a contact already is not created again.
        await FollowAsync(_world.Linked(skip: 1).User!.Username, Friendships.Create);
        await FollowAsync(Stranger, Friendships.Create);
        await RunAsync(effects: 2);

        Effect created = _world.Effects().Single(static one => one.Operation == Contacts.Create.Name);
        Contact contact = (await _world.Ghl.SendAsync(
            Contacts.Get, new Arguments { { "contactId", created.ContactId } }, default)).Value!;
        Assert.Equal(Stranger, contact.CustomField["stocktwits_handle"]);
        Assert.Contains("stocktwits follower", contact.Tags);
        Assert.StartsWith(
            "Follows us", Assert.Single(await NotesAsync(contact.Id)).Body, StringComparison.Ordinal);
        await SilentAsync();
    }

    [Fact]
    public async Task Task_completed_posts_progress_with_the_due_date()
    {
        ContactRecord contact = await BeginAsync("task-completed", Tagged("public tasks"));
        await _world.TagAsync(contact.ContactId, "public tasks");
        string taskId = await TaskAsync(contact.ContactId, "Webinar slides", TimeSpan.FromDays(3));
        await RunAsync(effects: 0);

        await CompleteAsync(contact.ContactId, taskId);

        Assert.StartsWith("Done: Webinar slides, planned for ", await PostedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_due_soon_posts_once_before_the_due_date()
    {
        ContactRecord contact = await BeginAsync("task-due-soon", Tagged("public tasks"));
        await _world.TagAsync(contact.ContactId, "public tasks");
        await TaskAsync(contact.ContactId, "Webinar", TimeSpan.FromDays(3));
        await RunAsync(effects: 0);

        _world.Sandbox.Advance(TimeSpan.FromHours(24));

        Assert.StartsWith("Coming up on ", await PostedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_overdue_posts_once_after_the_due_date()
    {
        ContactRecord contact = await BeginAsync("task-overdue", Tagged("public tasks"));
        await _world.TagAsync(contact.ContactId, "public tasks");
        await TaskAsync(contact.ContactId, "Webinar", TimeSpan.FromHours(2));
        await RunAsync(effects: 0);

        _world.Sandbox.Advance(TimeSpan.FromHours(3));

        Assert.StartsWith("Webinar is delayed (status: ", await PostedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Campaign_posts_one_update_for_its_audience_and_mentions_nobody()
    {
        await BeginAsync("campaign");
        await _world.SetFieldAsync(_world.Linked().ContactId, "lifecycle_stage", "Customer");
        await _world.SetFieldAsync(_world.Linked().ContactId, "industry", "Software");
        await _world.TagAsync(_world.Linked().ContactId, "customer");
        await RunAsync(effects: 0);

        DateTimeOffset next = new Schedule("0 9 * * 1").Next(_world.Sandbox.Now, s_zone)!.Value;
        _world.Sandbox.Advance(next + TimeSpan.FromMinutes(5) - _world.Sandbox.Now);

        Assert.DoesNotContain("@", await PostedAsync(), StringComparison.Ordinal);
        Assert.Contains("technology customers", _world.Linked().Audiences);
    }

    [Fact]
    public async Task Customer_news_uses_custom_fields_in_its_condition_and_its_text()
    {
        ContactRecord contact = await BeginAsync("customer-news", Tagged("customer"));
        ContactRecord lead = _world.Linked(skip: 1);
        await _world.SetFieldAsync(contact.ContactId, "lifecycle_stage", "Customer");
        await _world.SetFieldAsync(contact.ContactId, "industry", "Energy");
        await _world.SetFieldAsync(lead.ContactId, "lifecycle_stage", "Lead");
        await _world.TagAsync(lead.ContactId, "customer");

        await _world.TagAsync(contact.ContactId, "customer");

        Assert.Equal("Energy is where our newest customer works. $AAPL", await PostedAsync());
    }

    [Fact]
    public async Task Reply_on_request_answers_a_message_that_asks_once()
    {
        await BeginAsync("reply-on-request", () => MentionAsync(skip: 0, "Anything new? $AAPL #updates"));

        await MentionAsync(skip: 0, "Nice logo. $AAPL");
        long question = await MentionAsync(skip: 1, "Anything new? $AAPL #updates");

        Assert.Equal("Our latest on $AAPL is on the investor page.", await PostedAsync());
        Message reply = (await _world.StockTwits.SendAsync(
            Messages.Show, new Arguments { { "id", _world.Effects().Single().MessageId } }, default)).Value!;
        Assert.Equal(question, reply.Conversation?.InReplyToMessageId);
    }

    [Fact]
    public async Task Activity_tags_follow_the_figures_of_the_linked_user()
    {
        await BeginAsync("activity-tags");
        ContactRecord contact =
            Enumerable.Range(0, 3).Select(_world.Linked).MaxBy(static one => one.User!.Followers)!;
        using (StockTwitsConnection user = await _world.OtherAccountAsync(contact.User!.Username))
        {
            await UpdateSender.PostAsync(user, new Arguments { { "body", "Chips for everybody $NVDA" } }, default);
        }

        _world.Sandbox.Advance(TimeSpan.FromHours(25));
        await _world.SyncAsync();
        _world.Sandbox.Advance(TimeSpan.FromSeconds(10));
        await _world.SyncAsync();

        Assert.All(_world.Effects(), static one => Assert.Equal(EffectStatus.Done, one.Status));
        Assert.Contains("stocktwits reach", _world.Record(contact.ContactId)!.Tags);
        await SilentAsync();
    }

    private static string Folder { get; } = Path.Combine(Repository(), "examples", "recipes");

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "GhlStockTwits.psd1")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    /// <summary>
    /// Makes what the recipe waits for before its first run, and records its baseline around noon: nothing happens.
    /// </summary>
    private async Task<ContactRecord> BeginAsync(string name, Func<Task>? before = null)
    {
        TimeSpan now = TimeZoneInfo.ConvertTime(_world.Sandbox.Now, s_zone).TimeOfDay;
        _world.Sandbox.Advance(TimeSpan.FromHours(36) - now);
        if (before is not null)
        {
            await _world.SyncAsync();
            await before();
            _world.NewState();
        }

        _world.Recipe = await File.ReadAllTextAsync(Path.Combine(Folder, name + ".yaml"));
        SyncSummary first = await _world.SyncAsync();
        Assert.Equal((true, 0, 0), (first.Baseline, first.Writes, _world.Effects().Count));
        return _world.Linked();
    }

    /// <summary>Gives a tag to a contact that the test does not use.</summary>
    private Func<Task> Tagged(string tag) => () => _world.TagAsync(_world.Linked(skip: 2).ContactId, tag);

    /// <summary>Runs the recipe; all of its effects are done.</summary>
    private async Task RunAsync(int effects)
    {
        await _world.SyncAsync();
        Assert.Equal(effects, _world.Effects().Count);
        Assert.All(_world.Effects(), static one => Assert.Equal((EffectStatus.Done, null), (one.Status, one.Reason)));
    }

    /// <summary>The one update that the recipe leads to, and to none after it.</summary>
    private async Task<string> PostedAsync()
    {
        await RunAsync(effects: 1);
        await SilentAsync();
        return _world.Effects().Single().Text!;
    }

    private async Task SilentAsync()
    {
        int effects = _world.Effects().Count;
        SyncSummary summary = await _world.SyncAsync();
        Assert.Equal((0, effects), (summary.Writes, _world.Effects().Count));
    }

    private RecordTask TaskOf(ContactRecord contact, string taskId) =>
        _world.Record(contact.ContactId)!.Tasks.Single(task => task.TaskId == taskId);

    private async Task<string> TaskAsync(string contactId, string title, TimeSpan due)
    {
        Arguments task = new()
        {
            { "contactId", contactId }, { "title", title }, { "dueDate", _world.Sandbox.Now + due },
            { "completed", false },
        };
        string id = (await _world.Ghl.SendAsync(ContactTasks.Create, task, default)).Value!.Id;
        _world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        return id;
    }

    private async Task CompleteAsync(string contactId, string taskId)
    {
        Arguments task = new() { { "contactId", contactId }, { "taskId", taskId }, { "completed", true } };
        await _world.Ghl.SendAsync(ContactTasks.SetCompleted, task, default);
        _world.Sandbox.Advance(TimeSpan.FromMinutes(16));
    }

    private async Task NoteAsync(string contactId, string body) => await _world.Ghl.SendAsync(
        ContactNotes.Create, new Arguments { { "contactId", contactId }, { "body", body } }, default);

    private async Task<ContactNote[]> NotesAsync(string contactId) => (await _world.Ghl.SendAsync(
        ContactNotes.List, new Arguments { { "contactId", contactId } }, default)).Value!;

    private async Task FollowAsync(string username, Operation<User> change)
    {
        using StockTwitsConnection fan = await _world.OtherAccountAsync(username);
        await fan.SendAsync(change, new Arguments { { "id", _world.StockTwits.Account!.Id } }, default);
    }

    private async Task<long> MentionAsync(int skip, string text)
    {
        using StockTwitsConnection user = await _world.OtherAccountAsync(_world.Linked(skip).User!.Username);
        Arguments message = new() { { "body", $"@{_world.Sandbox.StockTwitsUsername} {text}" } };
        return (await UpdateSender.PostAsync(user, message, default)).Value!.Id;
    }
}
