using System.Diagnostics;
using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>
/// The whole loop: a change at HighLevel, its signed webhook, the inbox, the record, the update at StockTwits. How many
/// changes are measured is taken from GHLSTOCKTWITS_WEBHOOK_LOOPS (5 by default).
/// </summary>
public sealed class WebhookLoopTests(ITestOutputHelper output)
{
    private static readonly int s_loops = int.TryParse(
        Environment.GetEnvironmentVariable("GHLSTOCKTWITS_WEBHOOK_LOOPS"), CultureInfo.InvariantCulture,
        out int number) ? number : 5;

    [Fact]
    public async Task A_tag_at_HighLevel_is_an_update_at_StockTwits_within_two_seconds_at_the_median()
    {
        using SyncWorld world = new(contacts: 60 + (s_loops * 6));
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1000");
        await world.SyncAsync();
        await world.SyncAsync();
        ContactRecord[] people = [.. Enumerable.Range(0, s_loops).Select(index => world.Linked(index))];
        foreach (ContactRecord person in people)
        {
            await world.SetFieldAsync(person.ContactId, "industry", $"Kites {person.ContactId}");
        }

        await world.SyncAsync();
        using WebhookListener listener = await WebhookListener.StartAsync(new ListenerSettings
        {
            InboxPlace = world.InboxPlace,
            Port = 0,
            PublicKeys = [world.Sandbox.WebhookPublicKey],
        });
        world.Sandbox.SendWebhooksTo(listener.Uri);
        using CancellationTokenSource stop = new();
        Task watching = WatchAsync(world, stop.Token);
        List<double> seconds = [];
        foreach (ContactRecord person in people)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await world.Ghl.SendAsync(
                Contacts.AddTags,
                new Arguments { { "contactId", person.ContactId }, { "tags", new[] { "announce" } } }, default);
            while ((await world.PostsAsync()).Count <= seconds.Count)
            {
                Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "The update did not come.");
                Assert.False(watching.IsCompleted, watching.Exception?.ToString());
                await Task.Delay(20);
            }

            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        seconds.Sort();
        double median = seconds[seconds.Count / 2];
        output.WriteLine(FormattableString.Invariant(
            $"{s_loops} changes: median {median:0.00} s, slowest {seconds[^1]:0.00} s."));
        Assert.True(median < 2, FormattableString.Invariant($"The median is {median:0.00} s."));
        Assert.Equal(s_loops, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task The_hint_of_a_workflow_leads_to_the_same_update_and_its_words_do_not()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.SyncAsync();
        ContactRecord person = world.Linked();
        await world.SetFieldAsync(person.ContactId, "industry", SyncWorld.Industry);
        await world.SyncAsync();
        using WebhookListener listener = await WebhookListener.StartAsync(new ListenerSettings
        {
            InboxPlace = world.InboxPlace,
            Port = 0,
            WorkflowSecret = ListenerWorld.Secret,
        });
        world.Sandbox.SendWorkflowWebhooksTo(
            new Uri(listener.Uri, DeliveryIntake.WorkflowPath + ListenerWorld.Secret), "announce");

        await world.TagAsync(person.ContactId, "announce");
        await ComeAsync(listener, 1);
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        WebhookReceipt receipt = (await world.UseInboxAsync(static inbox => inbox.FindAsync(1)))!;
        Assert.Equal(
            (false, person.ContactId, DeliveryStatus.Applied), (receipt.IsVerified, receipt.ContactId, receipt.Status));
    }

    private static async Task WatchAsync(SyncWorld world, CancellationToken cancellationToken)
    {
        await using IStateStore store = await StateStores.OpenAsync(world.StatePath);
        await using DeliveryInbox? inbox = await DeliveryInboxes.TryOpenAsync(world.InboxPlace);
        SyncLoop loop = new(
            (linger, call) => SyncEngine.RunAsync(
                world.Ghl, world.StockTwits, store,
                SyncWorld.SettingsOf([world.Recipe]) with { Inbox = inbox, Linger = linger, MaxChange = 1000 }, call),
            new SyncLoopOptions(TimeSpan.FromMinutes(1), null), TimeProvider.System);
        await foreach (SyncSummary summary in loop.RunAsync(
            new CallContext(cancellationToken), cancellationToken))
        {
            Assert.Empty(summary.Warnings);
        }
    }

    private static async Task ComeAsync(WebhookListener listener, long count)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (listener.Received < count)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "The webhook did not come.");
            await Task.Delay(20);
        }
    }
}
