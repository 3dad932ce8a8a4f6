using System.Text.Json.Nodes;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// Listings that change while they are read or repeat themselves, and clocks that are wrong or change to summer time.
/// See docs/faults.md.
/// </summary>
public sealed class ListingFaultTests(ITestOutputHelper output)
{
    private const int Contacts = 205;

    private static readonly Place s_listing = new("highLevel", "GET", @"^/contacts/\?");

    public static TheoryData<string> Changes { get; } =
        [.. Sampled.Of<string>(["repeats", "grows", "shrinks", "duplicate IDs"], "changes", count: 1)];

    [Theory, MemberData(nameof(Changes))]
    public async Task A_listing_that_changes_loses_nobody_and_does_not_loop(string change)
    {
        using FaultWorld world = new(Contacts);
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        HashSet<string> before = [.. world.World.Records().Select(static record => record.ContactId)];
        string gone = world.World.Records().First(static record => record.Link == LinkStatus.None).ContactId;
        string? created = null;
        using HighLevelConnection other = new(
            world.World.Sandbox.HighLevelUri, world.World.Sandbox.HighLevelToken, world.World.Sandbox.LocationId);
        await world.AnnounceAsync(1, "announced");
        await world.ForgetAsync();
        string first = string.Empty;
        world.HighLevel.Edit(s_listing.Pattern, skip: 0, body =>
        {
            first = body;
            switch (change)
            {
                case "grows":
                    created = Task.Run(() => other.SendAsync(
                        HighLevel.Operations.Contacts.Create, new Arguments { { "firstName", "Late" } }, default))
                        .GetAwaiter().GetResult().Value!.Id;
                    break;
                case "shrinks":
                    Task.Run(() => other.SendAsync(
                        HighLevel.Operations.Contacts.Delete, new Arguments { { "contactId", gone } }, default))
                        .GetAwaiter().GetResult();
                    break;
                case "duplicate IDs":
                    return WithDuplicate(body);
                default:
                    world.HighLevel.Edit(s_listing.Pattern, skip: 0, _ => first);
                    break;
            }

            return body;
        });

        FaultRun run = await world.RunAsync(full: true);

        int requests = world.HighLevel.Count(s_listing.Pattern);
        HashSet<string> during = [.. world.World.Records().Select(static record => record.ContactId)];
        await world.RecoverAsync();
        world.World.Sandbox.Advance(TimeSpan.FromMinutes(1));
        await world.RunAsync(full: true);
        FaultRun last = await world.RunAsync(full: true);
        HashSet<string> after = [.. world.World.Records().Select(static record => record.ContactId)];
        int posts = await world.CarriedOutAsync(FaultWorld.Posts);
        string story = $"the listing {change} | {requests} requests, {run.Retries} retries | {posts} effects | "
            + $"{before.Count} records, then {during.Count}, {after.Count} | {run.Outcome} | exit {run.ExitCode}, then "
            + $"{last.ExitCode}";
        output.WriteLine(story);
        Assert.True(requests <= 5, story);
        Assert.True((posts, last.ExitCode) == (1, 0), $"{story} {run.Reasons} {last.Reasons}");
        Assert.True(before.IsSubsetOf(during), story);
        HashSet<string> expected = [.. before];
        expected.UnionWith(created is null ? [] : [created]);
        expected.ExceptWith(change == "shrinks" ? [gone] : []);
        Assert.True(expected.SetEquals(after), story);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_clock_that_is_minutes_off_neither_loses_nor_repeats_an_update(int minutes)
    {
        using FaultWorld world = new(skew: TimeSpan.FromMinutes(minutes));
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        await world.ForgetAsync();
        await world.AnnounceAsync(3, "announced");
        await world.FailAsync(
            new Place("stockTwits", "POST", "/messages/create"), new { kind = "resetAfter" }, skip: 1);

        FaultRun run = await world.RunAsync();
        FaultRun next = await world.RunAsync();

        int posts = await world.CarriedOutAsync(FaultWorld.Posts);
        output.WriteLine($"clock {minutes} min off | {run.Requests} requests, {run.Retries} retries | {posts} effects "
            + $"| {run.Outcome} | exit {run.ExitCode}, then {next.ExitCode}");
        Assert.Equal((3, 0, 0, 0), (posts, run.ExitCode, next.ExitCode, next.Summary!.Writes));
        Assert.All(world.World.Effects(), static effect => Assert.Equal(EffectStatus.Done, effect.Status));
    }

    /// <summary>
    /// Half past two comes twice in the night to winter time, and not at all in the one to summer time.
    /// </summary>
    [Theory]
    [InlineData(2027, 10, 30)]
    [InlineData(2027, 3, 27)]
    public async Task A_schedule_within_the_change_of_the_clocks_comes_once(int year, int month, int day)
    {
        using FaultWorld world = new(contacts: 3);
        world.World.Recipe = """
            name: test
            when: { schedule: "30 2 * * *" }
            steps:
              - send: { text: "Good morning. $AAPL" }
            guards: { quietHours: off, timeZone: Europe/Berlin, verifyAfter: 1s }
            """;
        DateTimeOffset evening = new(year, month, day, 18, 0, 0, TimeSpan.Zero);
        world.World.Sandbox.Advance(evening - world.World.Sandbox.Now);
        await world.RunAsync();
        await world.ForgetAsync();
        for (int i = 0; i < 24; i++)
        {
            world.World.Sandbox.Advance(TimeSpan.FromMinutes(30));
            await world.RunAsync();
        }

        int posts = await world.CarriedOutAsync(FaultWorld.Posts);
        output.WriteLine($"change of the clocks in month {month} | 24 runs | {posts} effects");
        Assert.Equal((1, 1), (posts, world.World.Effects().Count));
    }

    private static string WithDuplicate(string body)
    {
        JsonObject page = JsonNode.Parse(body)!.AsObject();
        JsonArray rows = page["contacts"]!.AsArray();
        rows.Add(rows[0]!.DeepClone());
        return page.ToJsonString();
    }
}
