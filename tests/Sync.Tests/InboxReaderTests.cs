using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>From a delivery to an effect, against the sandbox, with an inbox of either kind.</summary>
public sealed class InboxReaderTests
{
    private const string NoteRecipe = """
        name: test
        when: [ghl.on.OpportunityCreate, task.created]
        steps:
          - ghl.contact.addTags: { tags: [noticed] }
        guards: { quietHours: off, verifyAfter: 1s }
        """;

    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_delivery_costs_one_call_has_its_effect_once_and_leaves_nothing_to_the_search(string kind)
    {
        using SyncWorld world = new(kind: kind);
        ContactRecord contact = await BaselineAsync(world);
        int converged = (await world.SyncAsync()).HighLevelCalls;
        await world.AnnounceAsync(contact.ContactId);
        await world.DeliverAsync(Delivery(world, "ContactTagUpdate", contact.ContactId));

        int calls = (await world.SyncAsync()).HighLevelCalls;
        int later = (await world.SyncAsync()).HighLevelCalls;

        Assert.Single(await world.PostsAsync());
        Assert.Equal([DeliveryStatus.Applied], await world.DeliveriesAsync());

        Assert.Equal((converged + 1, converged), (calls, later));
    }

    [Fact]
    public async Task The_same_event_under_two_ids_and_a_restart_have_one_effect()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.AnnounceAsync(contact.ContactId);

        await world.DeliverAsync(
            Delivery(world, "ContactTagUpdate", contact.ContactId),
            Delivery(world, "ContactUpdate", contact.ContactId));
        await world.SyncAsync();
        await world.UseInboxAsync(static inbox => inbox.RestartAsync(1));
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Equal([DeliveryStatus.Applied, DeliveryStatus.Applied], await world.DeliveriesAsync());
    }

    [Fact]
    public async Task The_first_run_an_edited_recipe_a_dry_run_and_a_suspended_state_send_nothing()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.AnnounceAsync(contact.ContactId);
        await world.DeliverAsync(Delivery(world, "ContactTagUpdate", contact.ContactId));

        await world.SyncAsync(dryRun: true);
        DeliveryStatus afterDryRun = Assert.Single(await world.DeliveriesAsync());
        await world.ChangeAsync(static store => StateSuspension.SuspendAsync(store, DateTimeOffset.UtcNow));
        await world.SyncAsync();
        int suspended = (await world.PostsAsync()).Count;
        await world.ChangeAsync(static store => StateSuspension.ResumeAsync(store));
        world.Recipe += "\n# edited";
        await world.UseInboxAsync(static inbox => inbox.RestartAsync(1));
        await world.SyncAsync();
        int edited = (await world.PostsAsync()).Count;
        world.NewState();
        await world.UseInboxAsync(static inbox => inbox.RestartAsync(1));
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(DeliveryStatus.Queued, afterDryRun);
        Assert.Equal((0, 0, 0), (suspended, edited, (await world.PostsAsync()).Count));
    }

    [Fact]
    public async Task What_another_location_is_told_waits_for_that_location()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.AnnounceAsync(contact.ContactId);
        await world.DeliverAsync(
            Delivery(world, "ContactTagUpdate", contact.ContactId) with { LocationId = "other" });

        await world.SyncAsync();

        Assert.Equal([DeliveryStatus.Queued], await world.DeliveriesAsync());
    }

    [Fact]
    public async Task An_event_that_only_webhooks_announce_happens_once_and_only_if_HighLevel_signed_it()
    {
        using SyncWorld world = new() { Recipe = NoteRecipe };
        ContactRecord contact = await BaselineAsync(world);
        IncomingDelivery genuine = Delivery(world, "OpportunityCreate", contact.ContactId);
        await world.DeliverAsync(genuine with { Key = "forged", WebhookId = "forged", IsVerified = false });
        await world.SyncAsync();
        int forged = world.Effects().Count;

        await world.DeliverAsync(genuine);
        await world.SyncAsync();
        await world.UseInboxAsync(static inbox => inbox.RestartAsync(2));
        await world.SyncAsync();

        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((0, EffectStatus.Done, contact.ContactId), (forged, effect.Status, effect.ContactId));
        Assert.StartsWith("ghl.on.OpportunityCreate ", effect.Trigger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_happened_before_the_recipe_began_or_too_long_ago_does_nothing()
    {
        using SyncWorld world = new() { Recipe = NoteRecipe };
        ContactRecord contact = await BaselineAsync(world);
        IncomingDelivery genuine = Delivery(world, "OpportunityCreate", contact.ContactId);

        await world.DeliverAsync(genuine with { SentAt = world.Sandbox.Now.AddHours(-1) });
        await world.SyncAsync();

        Assert.Empty(world.Effects());
    }

    [Fact]
    public async Task Without_an_inbox_a_run_says_which_recipe_waits_in_vain()
    {
        using SyncWorld world = new() { Recipe = NoteRecipe };

        IReadOnlyList<string> warnings = (await world.SyncAsync()).Warnings;

        Assert.Contains(
            "Recipe 'test' uses the trigger 'ghl.on.OpportunityCreate', which requires webhooks, and there is no inbox."
                + " See Start-GhlWebhookListener.",
            warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_contact_of_a_new_task_is_found_by_searching(bool isFarBehind)
    {
        using SyncWorld world = new() { Recipe = NoteRecipe };
        ContactRecord contact = await BaselineAsync(world);
        for (int i = 0; isFarBehind && i < 110; i++)
        {
            await AddTaskAsync(world, world.Linked(1).ContactId);
        }

        await world.SyncAsync(full: true, maxChange: 500);
        int before = world.Effects().Count;
        string taskId = await AddTaskAsync(world, contact.ContactId);
        await world.DeliverAsync(Delivery(world, "TaskCreate", null) with { ObjectId = taskId });

        await world.SyncAsync(maxChange: 500);

        Effect effect = Assert.Single(world.Effects().Skip(before), one => one.ContactId == contact.ContactId);
        Assert.Equal((EffectStatus.Done, $"task.created {taskId}"), (effect.Status, effect.Trigger));
        Assert.Equal([DeliveryStatus.Applied], await world.DeliveriesAsync());
    }

    [Fact]
    public async Task What_could_not_be_read_waits_for_the_next_run()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.AnnounceAsync(contact.ContactId);
        await world.DeliverAsync(Delivery(world, "ContactTagUpdate", contact.ContactId));
        await world.FaultAsync(new
        {
            service = "highLevel", method = "GET", path = @"^/contacts/\w+$", kind = "status", status = 500, times = 99,
        });
        await world.SyncAsync();
        DeliveryStatus waiting = Assert.Single(await world.DeliveriesAsync());
        await world.ClearFaultsAsync();

        await world.SyncAsync();

        Assert.Equal(DeliveryStatus.Queued, waiting);
        Assert.Equal([DeliveryStatus.Applied], await world.DeliveriesAsync());
        Assert.Single(await world.PostsAsync());
    }

    [Fact]
    public async Task What_could_not_be_read_ten_times_is_given_up_and_said()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.DeliverAsync(Delivery(world, "ContactUpdate", contact.ContactId));
        await world.UseInboxAsync(async inbox =>
        {
            for (int i = 0; i < 10; i++)
            {
                await inbox.TakeAsync(world.Sandbox.LocationId, "worker", 1);
                await inbox.SettleAsync([1], DeliveryStatus.Queued, null);
                await inbox.ReleaseAsync(world.Sandbox.LocationId, "worker");
            }

            return true;
        });

        IReadOnlyList<string> warnings = (await world.SyncAsync()).Warnings;

        Assert.Equal([DeliveryStatus.Failed], await world.DeliveriesAsync());
        Assert.Equal(
            ["Deliveries that could not be read in 10 attempts: 1. See Get-GhlWebhookDelivery Failed."], warnings);
    }

    [Fact]
    public async Task A_deleted_contact_is_erased_when_two_runs_saw_that_it_is_gone()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.Ghl.SendAsync(
            Contacts.Delete, new Arguments { { "contactId", contact.ContactId } }, default);
        await world.DeliverAsync(Delivery(world, "ContactDelete", contact.ContactId));

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Null(world.Record(contact.ContactId));
    }

    [Fact]
    public async Task A_lingering_run_acts_on_a_delivery_at_once()
    {
        using SyncWorld world = new();
        ContactRecord contact = await BaselineAsync(world);
        await world.AnnounceAsync(contact.ContactId);
        world.Linger = TimeSpan.FromSeconds(3);
        Task<SyncSummary> run = world.SyncAsync();

        await world.DeliverAsync(Delivery(world, "ContactTagUpdate", contact.ContactId));
        SyncSummary summary = await run;

        Assert.True(summary.HasLingered);
        Assert.Single(await world.PostsAsync());
        Assert.Equal([DeliveryStatus.Applied], await world.DeliveriesAsync());
    }

    [Fact]
    public async Task An_inbox_that_is_made_while_a_watch_runs_is_found_by_the_next_pass()
    {
        using SyncWorld world = new();
        await using LateInbox inbox = new(world.InboxPlace);
        DeliveryInbox? before = await inbox.OpenAsync();
        await world.UseInboxAsync(static _ => Task.FromResult(true));

        Assert.Null(before);
        Assert.NotNull(await inbox.OpenAsync());
    }

    private static async Task<ContactRecord> BaselineAsync(SyncWorld world)
    {
        await world.SyncAsync();
        await world.SyncAsync();
        await world.UseInboxAsync(static _ => Task.FromResult(true));
        return world.Linked();
    }

    private static async Task<string> AddTaskAsync(SyncWorld world, string contactId) => (await world.Ghl.SendAsync(
        ContactTasks.Create,
        new Arguments
        {
            { "contactId", contactId }, { "title", "Call back" }, { "dueDate", world.Sandbox.Now.AddDays(3) },
            { "completed", false },
        },
        default)).Value!.Id;

    private static IncomingDelivery Delivery(SyncWorld world, string page, string? contactId)
    {
        string id = Guid.NewGuid().ToString();
        return new IncomingDelivery(id, page)
        {
            WebhookId = id,
            Event = "ghl.on." + page,
            LocationId = world.Sandbox.LocationId,
            ContactId = contactId,
            ObjectId = contactId ?? "object",
            IsVerified = true,
            SentAt = world.Sandbox.Now,
            ReceivedAt = world.Sandbox.Now,
        };
    }
}
