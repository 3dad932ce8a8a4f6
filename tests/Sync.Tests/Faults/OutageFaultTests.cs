using System.Globalization;
using GhlStockTwits.StockTwits;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>One service is away, the other one keeps working; what waited is done once it is back.</summary>
public sealed class OutageFaultTests(ITestOutputHelper output)
{
    private const int People = 7;
    private const int Attempts = 5;
    private const int InARow = 5;

    public static TheoryData<string> Outages { get; } =
        [.. Sampled.Of<string>(["503", "500 and 502", "refused", "DNS", "429"], "outages", count: 2)];

    [Theory, MemberData(nameof(Outages))]
    public async Task While_StockTwits_is_away_HighLevel_keeps_working(string outage)
    {
        using FaultWorld world = await BeginAsync();
        StockTwitsConnection before = world.World.StockTwits;
        await BeginAsync(world, outage);

        FaultRun run = await world.RunAsync();

        int requests = world.StockTwits.Requests.Count;
        (int posts, int notes) = await CountAsync(world);
        world.World.StockTwits = before;
        await world.RecoverAsync();
        world.World.Sandbox.Advance(TimeSpan.FromHours(1));
        FaultRun next = await world.RunAsync();
        (int allPosts, int allNotes) = await CountAsync(world);
        string story = $"StockTwits away: {outage} | {requests} requests, {run.Retries} retries | {posts} posts, "
            + $"{notes} notes, then {allPosts}, {allNotes} | {run.Outcome} | exit {run.ExitCode}, then {next.ExitCode}";
        output.WriteLine(story);
        Assert.True((posts, notes, allPosts, allNotes) == (0, People, People, People), $"{story} {run.Reasons}");
        Assert.True((run.ExitCode, next.ExitCode) == (3, 0), $"{story} {run.Reasons} {next.Reasons}");
        Assert.True(requests <= Attempts * InARow && run.Retries <= Attempts * InARow, story);
        world.RequireNothingPrivate();
    }

    [Fact]
    public async Task While_notes_cannot_be_created_posts_are_sent()
    {
        using FaultWorld world = await BeginAsync();
        Place place = new("highLevel", "POST", "/notes$");
        await world.FailAsync(place, new { kind = "status", status = 503 }, times: 0);

        FaultRun run = await world.RunAsync();

        int requests = world.HighLevel.Count(place.Pattern);
        (int posts, int notes) = await CountAsync(world);
        await world.RecoverAsync();
        world.World.Sandbox.Advance(TimeSpan.FromMinutes(1));
        await world.RunAsync();
        FaultRun last = await world.RunAsync();
        (int allPosts, int allNotes) = await CountAsync(world);
        string story = $"notes away: 503 | {requests} requests, {run.Retries} retries | {posts} posts, {notes} notes, "
            + $"then {allPosts}, {allNotes} | {run.Outcome} | exit {run.ExitCode}, then {last.ExitCode}";
        output.WriteLine(story);
        Assert.True((posts, notes, allPosts, allNotes) == (People, 0, People, People), $"{story} {run.Reasons}");
        Assert.True(requests == InARow, story);
        Assert.True((run.ExitCode, last.ExitCode) == (3, 0), story);
    }

    [Fact]
    public async Task A_burst_of_5xx_is_waited_out()
    {
        using FaultWorld world = await BeginAsync();
        Place search = new("highLevel", "POST", "^/contacts/search$");
        foreach (int status in (int[])[500, 502, 503, 504])
        {
            await world.FailAsync(search, new { kind = "echo", status });
        }

        TimeSpan before = world.Time.Waited;
        FaultRun run = await world.RunAsync();

        double waited = (world.Time.Waited - before).TotalSeconds;
        int requests = world.HighLevel.Count(search.Pattern);
        output.WriteLine($"500, 502, 503, 504, recovery | {requests} requests, {run.Retries} retries, {waited:0.0} s | "
            + $"{run.Outcome} | exit {run.ExitCode}");
        Assert.Equal((5, 4, 0), (requests, run.Retries, run.ExitCode));

        // Full jitter: up to 0.5, 1, 2 and 4 s.
        Assert.InRange(waited, 0.001, 7.5);
        Assert.Equal((People, People), await CountAsync(world));
        world.RequireNothingPrivate();
    }

    private static async Task BeginAsync(FaultWorld world, string outage)
    {
        switch (outage)
        {
            case "refused":
                world.StaysAway = true;
                world.StockTwits.Close();
                break;
            case "DNS":
                world.World.StockTwits = new StockTwitsConnection(
                    new Uri("https://stocktwits.invalid/api/2"), world.World.Sandbox.StockTwitsToken, world.Settings)
                {
                    Account = world.World.StockTwits.Account,
                };
                break;
            default:
                foreach (string method in (string[])["GET", "POST"])
                {
                    int status = outage == "500 and 502" ? (method == "GET" ? 500 : 502)
                        : int.Parse(outage, CultureInfo.InvariantCulture);
                    await world.FailAsync(
                        new Place("stockTwits", method, "."), new { kind = "echo", status }, times: 0);
                }

                break;
        }
    }

    private static async Task<FaultWorld> BeginAsync()
    {
        FaultWorld world = new();
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep, FaultWorld.NoteStep);
        await world.RunAsync();
        await world.AnnounceAsync(People, "announced");
        await world.ForgetAsync();
        return world;
    }

    private static async Task<(int Posts, int Notes)> CountAsync(FaultWorld world) =>
        (await world.CarriedOutAsync(FaultWorld.Posts), await world.CarriedOutAsync(FaultWorld.Notes));
}
