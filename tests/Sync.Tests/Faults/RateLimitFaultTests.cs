using System.Globalization;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// A 429 with each form of <c>Retry-After</c>, at reads and at calls that change something, and one that comes although
/// the own budget is not used up. See docs/faults.md.
/// </summary>
public sealed class RateLimitFaultTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, (Place Place, string Step, string Counted)> s_places = new()
    {
        ["search"] = (new Place("highLevel", "POST", "^/contacts/search$"), FaultWorld.SendStep, FaultWorld.Posts),
        ["note"] = (new Place("highLevel", "POST", "/notes$"), FaultWorld.NoteStep, FaultWorld.Notes),
        ["own stream"] = (new Place("stockTwits", "GET", "/streams/user/"), FaultWorld.SendStep, FaultWorld.Posts),
        ["post"] = (new Place("stockTwits", "POST", "/messages/create"), FaultWorld.SendStep, FaultWorld.Posts),
    };

    /// <summary>The form, and how many seconds are waited at least and at most; null if that is too long.</summary>
    private static readonly (string Form, double AtLeast, double? AtMost)[] s_forms =
    [
        ("0", 0, 0.2),
        ("1", 1, 1.2),
        ("120", 120, 121),
        ("date past", 0, 0.2),
        ("date future", 29, 31),
        ("missing", 0, 11),
        ("banana", 0, 11),
        ("missing, reset header", 0, 41),
        ("121", 0, null),
        ("1000000000", 0, null),
    ];

    public static TheoryData<string> Places { get; } = [.. Sampled.Of(s_places.Keys, "places", count: 2)];

    [Theory, MemberData(nameof(Places))]
    public async Task The_wait_is_as_asked_or_the_run_says_when_to_come_back(string name)
    {
        (Place place, string step, string counted) = s_places[name];
        using FaultWorld world = new();
        world.World.Recipe = FaultWorld.Recipe(step);
        await world.RunAsync();
        int number = 0;
        foreach ((string form, double atLeast, double? stated) in Sampled.Of(s_forms, name, count: 2))
        {
            // StockTwits' window is an hour, which is longer than a call waits; changes are not counted at all.
            double? atMost = name == "own stream" && form is "missing" or "banana" ? null : stated;
            await world.AnnounceAsync(1, $"announced {number++}");
            await world.ForgetAsync();
            await BeginAsync(world, place, form);
            TimeSpan before = world.Time.Waited;

            FaultRun run = await world.RunAsync();

            double waited = (world.Time.Waited - before).TotalSeconds;
            int requests = world.ProxyOf(place).Count(place.Pattern);
            await world.RecoverAsync();
            int effects = await world.CarriedOutAsync(counted);
            FaultRun early = await world.RunAsync();
            int earlyRequests = world.ProxyOf(place).Count(place.Pattern) - requests;
            world.World.Sandbox.Advance(TimeSpan.FromMinutes(61));
            FaultRun late = await world.RunAsync();
            string story = $"429 {form} | {name} | {requests} requests, {run.Retries} retries, {waited:0.0} s | "
                + $"{effects} effects | {run.Outcome} | exit {run.ExitCode}, then {early.ExitCode}, {late.ExitCode}";
            output.WriteLine(story);
            string all = $"{story} {run.Reasons}";
            Assert.True(await world.CarriedOutAsync(counted) == 1, all);
            Assert.True(late.ExitCode == 0, all);
            if (atMost is { } most)
            {
                Assert.True((effects, run.ExitCode, run.Retries) == (1, 0, 1), all);
                Assert.InRange(waited, atLeast, most);
                continue;
            }

            Assert.True((effects, requests) == (0, 1), all);
            Assert.True(run.ExitCode == (name == "search" ? 1 : 3), all);
            Assert.Contains("RateLimited", run.Reasons, StringComparison.Ordinal);

            // Nothing is sent before the time that the service stated, or an hour.
            Assert.True(name == "post" || earlyRequests == 0, all);
        }

        world.RequireNothingPrivate();
    }

    [Fact]
    public async Task When_another_app_uses_the_same_limit_the_own_share_is_lowered_before_there_is_a_429()
    {
        using FaultWorld world = new();
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        await world.AnnounceAsync(3, "announced");
        world.World.Sandbox.Advance(TimeSpan.FromHours(7));
        await world.World.LimitAsync(20, 10_000);
        using HighLevel.HighLevelConnection other = new(
            world.World.Sandbox.HighLevelUri, world.World.Sandbox.HighLevelToken, world.World.Sandbox.LocationId,
            new ApiSettings { Time = world.Time });
        for (int i = 0; i < 15; i++)
        {
            await other.SendAsync(Tags.List, [], default);
        }

        await world.ForgetAsync();
        await world.World.ForgetRequestsAsync();

        FaultRun run = await world.RunAsync();

        int refused = (await world.World.RequestsAsync()).GetProperty("statuses")
            .TryGetProperty("429", out JsonElement count) ? count.GetInt32() : 0;
        output.WriteLine($"429 because of another app | {run.Requests} requests, {refused} × 429, "
            + $"{world.Time.Waited.TotalSeconds:0} s | {run.Outcome} | exit {run.ExitCode}");
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Summary!.Effects, static effect => Assert.Equal(EffectStatus.Done, effect.Status));
        Assert.InRange(refused, 0, 1);
    }

    private static Task BeginAsync(FaultWorld world, Place place, string form)
    {
        DateTimeOffset now = world.World.Sandbox.Now;
        string? header = form switch
        {
            "missing" or "missing, reset header" => null,
            "date past" => now.AddMinutes(-5).ToString("R", CultureInfo.InvariantCulture),
            "date future" => now.AddSeconds(30).ToString("R", CultureInfo.InvariantCulture),
            _ => form,
        };
        Dictionary<string, string> headers = form == "missing, reset header"
            ? new() { ["X-RateLimit-Reset"] = $"{now.AddSeconds(40).ToUnixTimeSeconds()}" }
            : [];
        return world.FailAsync(place, new { kind = "status", status = 429, retryAfter = header, headers });
    }
}
