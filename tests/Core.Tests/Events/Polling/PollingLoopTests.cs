using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.Events.Polling;

/// <summary>When the loop polls, what it returns and which failures it survives, on a virtual clock.</summary>
public sealed class PollingLoopTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly VirtualClock _clock = new();
    private readonly ProgressMessages _messages = new();

    [Theory]
    [InlineData(10, null, 0, false, 10, false)]
    [InlineData(0, null, 0, false, 0.1, false)]
    [InlineData(0.05, null, 0, false, 0.1, false)]
    [InlineData(1, null, 0, true, 5, false)]
    [InlineData(10, null, 0, true, 10, false)]
    [InlineData(10, 60.0, 0, false, 10, false)]
    [InlineData(10, 60.0, 49.9, false, 10, false)]
    [InlineData(10, 60.0, 50, false, 10, true)]
    [InlineData(10, 60.0, 55, false, 5, true)]
    [InlineData(10, 60.0, 60, false, 0, true)]
    [InlineData(10, 60.0, 75, false, 0, true)]
    [InlineData(1, 60.0, 57, true, 3, true)]
    [InlineData(0, 0.0, 0, false, 0, true)]
    public void The_next_pause_is_the_interval_within_the_duration(
        double interval, double? duration, double elapsed, bool hasFailed, double pause, bool isLast)
    {
        PollingOptions options = new(Seconds(interval), duration is { } given ? Seconds(given) : null, MaxCount: null);

        Assert.Equal((Seconds(pause), isLast), PollingLoop.NextPause(options, Seconds(elapsed), hasFailed));
    }

    [Fact]
    public void A_pause_never_ends_after_the_duration_and_is_never_skipped_before_it()
    {
        Gen<double> seconds = Gen.Double[0, 1000];
        Gen.Select(seconds, seconds, seconds, Gen.Bool).Sample((interval, duration, elapsed, hasFailed) =>
        {
            PollingOptions options = new(Seconds(interval), Seconds(duration), MaxCount: null);

            (TimeSpan pause, bool isLast) = PollingLoop.NextPause(options, Seconds(elapsed), hasFailed);

            Assert.True(pause >= TimeSpan.Zero);
            Assert.True(Seconds(elapsed) + pause <= options.Duration || pause == TimeSpan.Zero);
            Assert.True(isLast || pause >= options.Interval);
            Assert.Equal(isLast, Seconds(elapsed) + pause >= options.Duration);
        });
    }

    [Theory]
    [InlineData("token", 1, 30)]
    [InlineData("token", 2, 36)]
    [InlineData("token", 10, 180)]
    [InlineData(null, 1, 36)]
    [InlineData(null, 3, 108)]
    public void The_default_interval_uses_half_of_the_reads_that_StockTwits_allows(
        string? token, int subscriptions, double seconds)
    {
        using StockTwitsConnection connection = new(new Uri("https://interval.example.com"), token, _clock);

        Assert.Equal(Seconds(seconds), PollingOptions.DefaultInterval(connection, subscriptions));
    }

    [Fact]
    public void The_default_interval_for_HighLevel_is_five_minutes()
    {
        using HighLevelConnection connection = new(new Uri("https://interval.example.com"), "token", "loc-1", _clock);

        Assert.Equal(TimeSpan.FromMinutes(5), PollingOptions.DefaultInterval(connection, subscriptions: 7));
    }

    [Fact]
    public async Task Polls_end_with_the_duration()
    {
        using LoopbackServer server = new(Listing(1));

        Assert.Empty(await RunAsync(server, new PollingOptions(s_interval, Seconds(35), MaxCount: null), "ada"));

        Assert.Equal(5, server.Requests.Count);
        Assert.Equal([10, 10, 10, 5], _clock.Waits.Select(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task No_duration_left_means_one_poll_more()
    {
        using LoopbackServer server = new(Listing(1));

        Assert.Empty(await RunAsync(server, new PollingOptions(s_interval, TimeSpan.Zero, MaxCount: null), "ada"));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_loop_ends_when_enough_occurrences_are_returned()
    {
        using LoopbackServer server = new(Listing(1), Listing(2, 1), Listing(5, 4, 3, 2, 1));

        object[] found = await RunAsync(server, new PollingOptions(s_interval, Duration: null, MaxCount: 3), "ada");

        Assert.Equal([2, 3, 4], found.Cast<Message>().Select(static message => message.Id));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_transient_failure_is_warned_about_once_and_polling_continues()
    {
        using LoopbackServer server = new(
            Listing(1), Firewall(), Firewall(), Listing(2, 1), Listing(2, 1), Firewall(), Listing(3, 2, 1));

        object[] found = await RunAsync(server, new PollingOptions(s_interval, Duration: null, MaxCount: 2), "ada");

        Assert.Equal([2, 3], found.Cast<Message>().Select(static message => message.Id));
        ProgressMessage[] warnings = [.. _messages.All.Where(static message => message.IsWarning)];
        Assert.Equal(2, warnings.Length);
        Assert.All(warnings, static warning => Assert.Equal(
            "stocktwits.on.UserMessage: The service itself did not answer: HTTP 403. A firewall, proxy or gateway "
                + "answered in its place. Try again later or from another network, and check the base address and "
                + "path. Polling continues; this warning is shown once.",
            warning.Text));
        Assert.Equal(
            2,
            _messages.All.Count(static message => message.Text == "stocktwits.on.UserMessage: polling works again"));
    }

    [Fact]
    public async Task After_a_failure_the_pause_is_five_seconds_at_least()
    {
        using LoopbackServer server = new(Listing(1), Firewall(), Listing(2, 1));

        await RunAsync(server, new PollingOptions(Seconds(1), Duration: null, MaxCount: 1), "ada");

        Assert.Equal([1, 5], _clock.Waits.Select(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task One_failing_subscription_does_not_hold_up_the_others()
    {
        int polls = 0;
        using LoopbackServer server = new(request =>
            request.Path.Contains("ada", StringComparison.Ordinal) ? Firewall()
            : Interlocked.Increment(ref polls) == 1 ? Listing(1) : Listing(2, 1));

        object[] found =
            await RunAsync(server, new PollingOptions(s_interval, Duration: null, MaxCount: 1), "ada", "bob");

        Assert.Equal(2, Assert.IsType<Message>(Assert.Single(found)).Id);
    }

    [Fact]
    public async Task An_error_that_does_not_pass_ends_the_loop()
    {
        using LoopbackServer server = new(
            Listing(1), ScriptedResponse.Json("""{"errors":[{"message":"User not found"}]}""", 404));

        ApiException failure = await Calls.FailureAsync(() =>
            RunAsync(server, new PollingOptions(s_interval, Duration: null, MaxCount: null), "ada"));

        Assert.Equal("StockTwits.NotFound", failure.ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Cancellation_ends_the_pause()
    {
        using LoopbackServer server = new(Listing(1));
        using StockTwitsConnection connection = new(server.Address, token: null, _clock);
        using CancellationTokenSource cancellation = new();
        TriggerSubscription subscription =
            new(StockTwitsTriggers.UserMessage, new TriggerQuery("ada") { IncludesLatest = true });
        await using IAsyncEnumerator<object[]> loop = PollingLoop.RunAsync(
            connection, [subscription], new PollingOptions(s_interval, null, null), new CallContext(cancellation.Token))
            .GetAsyncEnumerator();
        Assert.True(await loop.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await loop.MoveNextAsync());
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ScriptedResponse Listing(params long[] ids) => StreamResponses.Page(ids, more: false);

    /// <summary>A transient failure that the client does not retry by itself.</summary>
    private static ScriptedResponse Firewall() => ScriptedResponse.Of(403, "text/html", "<html>Access denied</html>");

    private async Task<object[]> RunAsync(LoopbackServer server, PollingOptions options, params string[] users)
    {
        using StockTwitsConnection connection = new(server.Address, token: null, _clock);
        TriggerSubscription[] subscriptions =
        [
            .. users.Select(static user => new TriggerSubscription(
                StockTwitsTriggers.UserMessage, new TriggerQuery(user))),
        ];
        List<object> found = [];
        await foreach (object[] occurrences in PollingLoop.RunAsync(
            connection, subscriptions, options, new CallContext(default, _messages)))
        {
            Assert.NotEmpty(occurrences);
            found.AddRange(occurrences);
        }

        return [.. found];
    }
}
