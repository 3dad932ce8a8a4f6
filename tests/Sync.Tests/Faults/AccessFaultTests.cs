using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Effects;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// A token that expires within a run, one that is revoked, a scope that is missing, and one item that a service
/// refuses. See docs/faults.md.
/// </summary>
public sealed class AccessFaultTests(ITestOutputHelper output)
{
    private const int MostReaders = 16;

    // highlevel-api 1.3: a day, less a second.
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(86_399);

    private static readonly Place s_notes = new("highLevel", "GET", @"^/contacts/\w+/notes$");
    private static readonly Place s_post = new("stockTwits", "POST", "/messages/create");

    [Fact]
    public async Task A_token_that_expires_within_a_run_is_refreshed_once_for_all_readers()
    {
        using FaultWorld world = new();
        int refreshes = 0;
        List<string> tokens = [];
        async Task<OAuthGrant> RenewAsync()
        {
            OAuthGrant grant = await GrantAsync(world);
            tokens.AddRange([grant.AccessToken, grant.RefreshToken!]);
            return grant;
        }

        DateTimeOffset issued = world.World.Sandbox.Now;
        OAuthTokens source = new("app", new MemoryGrantStore(await RenewAsync()), (_, _) =>
        {
            Interlocked.Increment(ref refreshes);
            return RenewAsync();
        }, world.Time);
        world.World.Ghl = new HighLevelConnection(
            world.HighLevel.Address, source, world.World.Sandbox.LocationId, world.Settings);
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        world.World.Sandbox.Advance(issued + s_life - TimeSpan.FromMinutes(5) - world.World.Sandbox.Now);
        await world.AnnounceAsync(3, "announced");
        await world.ForgetAsync();
        await world.World.ForgetRequestsAsync();
        world.HighLevel.Edit(s_notes.Pattern, skip: 1, body =>
        {
            world.World.Sandbox.Advance(TimeSpan.FromMinutes(10));
            return body;
        });

        FaultRun run = await world.RunAsync();

        int refused = (await world.World.RequestsAsync()).GetProperty("statuses").GetProperty("401").GetInt32();
        int posts = await world.CarriedOutAsync(FaultWorld.Posts);
        output.WriteLine($"401 expired within the run | {run.Requests} requests, {refused} × 401, {refreshes} refresh "
            + $"| {posts} effects | {run.Outcome} | exit {run.ExitCode}");
        Assert.Equal((1, 3, 0), (refreshes, posts, run.ExitCode));
        Assert.InRange(refused, 1, MostReaders);
        world.RequireNothingPrivate([.. tokens]);
    }

    [Theory]
    [InlineData("highLevel", "Invalid Private Integration token {echo}", "AuthenticationError")]
    [InlineData("highLevel", "The token is not authorized for this scope. {echo}", "PermissionDenied")]
    [InlineData("stockTwits", "Invalid token {echo}", "AuthenticationError")]
    public async Task Access_that_ends_is_one_error_and_the_state_is_intact(
        string service, string message, string category)
    {
        using FaultWorld world = new();
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        await world.AnnounceAsync(2, "announced");
        await world.ForgetAsync();
        Place place = service == "highLevel" ? s_notes : s_post;
        int records = world.World.Records().Count;
        string body = $$"""{"statusCode":401,"message":"{{message}}"}""";
        await world.FailAsync(place, new { kind = "echo", status = 401, body }, times: 0);

        FaultRun run = await world.RunAsync();

        int requests = world.ProxyOf(place).Count(place.Pattern);
        int before = await world.CarriedOutAsync(FaultWorld.Posts);
        await world.RecoverAsync();
        world.World.Sandbox.Advance(TimeSpan.FromMinutes(1));
        FaultRun next = await world.RunAsync();
        int after = await world.CarriedOutAsync(FaultWorld.Posts);
        string story = $"401 {category} {service} for good | {requests} requests, {run.Retries} retries | "
            + $"{before} effects, then {after} | {run.Outcome} | exit {run.ExitCode}, then {next.ExitCode}";
        output.WriteLine(story);
        Assert.True((before, after, run.ExitCode, next.ExitCode, run.Retries) == (0, 2, 1, 0, 0), story);
        Assert.Equal(category, run.Error!.Category.ToString());
        Assert.InRange(requests, 1, MostReaders);
        Assert.Equal(records, world.World.Records().Count);
        world.RequireNothingPrivate();
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(422, 1)]
    [InlineData(422, 2)]
    public async Task One_item_that_is_refused_does_not_stop_the_others(int status, int position)
    {
        using FaultWorld world = new();
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.NoteStep);
        await world.RunAsync();
        await world.AnnounceAsync(3, "announced");
        await world.ForgetAsync();
        Place place = new("highLevel", "POST", "/notes$");
        await world.FailAsync(place, new { kind = "echo", status }, skip: position);

        FaultRun run = await world.RunAsync();
        FaultRun next = await world.RunAsync();

        int requests = world.HighLevel.Count(place.Pattern);
        int notes = await world.CarriedOutAsync(FaultWorld.Notes);
        string story = $"{status} on item {position + 1} of 3 | {requests} requests, {run.Retries} retries | "
            + $"{notes} effects | {run.Outcome} | exit {run.ExitCode}, then {next.ExitCode}";
        output.WriteLine(story);
        Assert.True((requests, notes, run.ExitCode, next.ExitCode) == (3, 2, 2, 0), story);
        Assert.Equal(1, world.World.Effects().Count(static one => one.Status == EffectStatus.Failed));
        world.RequireNothingPrivate();
    }

    private static async Task<OAuthGrant> GrantAsync(FaultWorld world)
    {
        using HttpClient control = new();
        control.DefaultRequestHeaders.Add("X-Sandbox-Key", world.World.Sandbox.ControlKey);
        HttpResponseMessage response = await control.PostAsJsonAsync(
            $"{world.World.Sandbox.ControlUri}/tokens", new { service = "highLevel", kind = "oauthLocation" });
        JsonElement pair = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return new OAuthGrant
        {
            AccessToken = pair.GetProperty("token").GetString()!,
            RefreshToken = pair.GetProperty("refreshToken").GetString(),
        };
    }
}
