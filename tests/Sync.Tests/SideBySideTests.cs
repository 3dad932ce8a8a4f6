using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// What a round costs, in calls and in time. GHLSTOCKTWITS_READERS=all measures with 200 linked contacts; otherwise few
/// show that the limit holds and that reading goes side by side.
/// </summary>
public sealed class SideBySideTests(ITestOutputHelper output)
{
    private const double LeastShare = 0.9;

    private static readonly bool s_isAll = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_READERS") == "all";

    [Fact]
    public async Task The_first_round_uses_the_limit_whatever_the_latency_and_meets_no_429()
    {
        (int contacts, int max, int window, int latency) = s_isAll ? (525, 100, 10_000, 250) : (25, 20, 400, 50);
        using SyncWorld world = new(contacts);
        await world.LimitAsync(max, window);
        await world.FaultAsync(new { service = "highLevel", kind = "latency", milliseconds = latency, times = 0 });

        SyncSummary summary = await world.SyncAsync();

        JsonElement totals = await world.RequestsAsync();
        Assert.False(totals.GetProperty("statuses").TryGetProperty("429", out _));
        Assert.True(totals.GetProperty("maxConcurrency").GetInt32() > 2);
        Assert.All(
            world.Records().Where(static record => record.Link == LinkStatus.Linked),
            static record => Assert.NotNull(record.ReadAt.Appointments));
        TimeSpan possible = TimeSpan.FromMilliseconds(window) * ((double)summary.HighLevelCalls / max);
        output.WriteLine(
            $"{summary.Linked} linked contacts, {summary.HighLevelCalls} calls in {summary.Duration}, at the limit "
            + $"{possible}: {possible / summary.Duration:P1}");
        Assert.True(!s_isAll || possible / summary.Duration >= LeastShare, $"{possible / summary.Duration:P1}");
    }

    [Fact]
    public async Task When_nothing_changed_a_search_is_enough_for_the_contacts_and_one_for_fifty_contacts_tasks()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        int linked = (await world.SyncAsync()).Linked;
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        int writes = world.Sandbox.WriteCount;
        await world.ForgetRequestsAsync();

        SyncSummary summary = await world.SyncAsync();

        JsonElement operations = (await world.RequestsAsync()).GetProperty("operations");
        output.WriteLine(operations.ToString());
        Assert.True(linked > 5);
        Assert.Equal((writes, 0), (world.Sandbox.WriteCount, summary.RecordsUpdated));
        Assert.Equal(1, Count(operations, "/contacts/search"));
        Assert.Equal(1, Count(operations, "/tasks/search"));
        Assert.Equal(1, Count(operations, "}/tasks"));
    }

    [Theory]
    [InlineData(403, "{\"message\":\"The token is not authorized for this scope.\"}")]
    [InlineData(200, "{\"tasks\":[{\"_id\":\"t\",\"contactId\":\"other\",\"title\":\"x\"}]}")]
    [InlineData(200, "{\"tasks\":[]}")]
    [InlineData(200, "{}")]
    public async Task A_search_that_proves_nothing_leaves_each_contact_to_its_own_listing(int status, string body)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord[] before =
            [.. world.Records().Where(static record => record.Link == LinkStatus.Linked && record.Tasks.Count > 0)];
        await world.Ghl.SendAsync(
            ContactTasks.Create,
            new Arguments
            {
                { "contactId", before[0].ContactId }, { "title", "Another" }, { "dueDate", DateTimeOffset.UtcNow },
                { "completed", false },
            },
            default);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.FaultAsync(new
        {
            service = "highLevel", method = "POST", path = "tasks/search", kind = "status", status, body, times = 9,
        });

        await world.SyncAsync();

        Assert.Equal(before[0].Tasks.Count + 1, world.Record(before[0].ContactId)!.Tasks.Count);
        Assert.All(before[1..], record => Assert.Equal(record.Tasks, world.Record(record.ContactId)!.Tasks));
        Assert.All(before, record => Assert.True(world.Record(record.ContactId)!.ReadAt.Tasks > record.ReadAt.Tasks));
    }

    private static int Count(JsonElement operations, string end) => operations.EnumerateObject()
        .Where(one => one.Name.EndsWith(end, StringComparison.Ordinal)).Sum(static one => one.Value.GetInt32());
}
