using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Engine;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class SyncLoopTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(Sample.Now) { AutoAdvanceAmount = TimeSpan.Zero };

    [Theory]
    [InlineData(60, 0, 60)]
    [InlineData(60, 1, 120)]
    [InlineData(60, 3, 480)]
    [InlineData(60, 40, 1800)]
    [InlineData(3600, 5, 3600)]
    public void The_pause_doubles_with_each_failure(int interval, int failures, int expected) => Assert.Equal(
        TimeSpan.FromSeconds(expected),
        new SyncLoopOptions(TimeSpan.FromSeconds(interval), null).PauseAfter(failures));

    [Fact]
    public async Task A_pass_that_a_service_fails_is_reported_and_the_next_one_goes_on()
    {
        int passes = 0;
        List<string> warnings = [];
        SyncLoop loop = new(
            (_, _) => ++passes is 2 or 3
                ? throw new ApiException(Contacts.Search, ApiErrorKind.ConnectionFailed, "down")
                : Task.FromResult(new SyncSummary { RunId = passes }),
            new SyncLoopOptions(s_minute, TimeSpan.FromMinutes(10)), new PassingTime());

        List<long> runs = await CollectAsync(loop, new CallContext(default, new Warnings(warnings)));

        // At 0, 7, 8 and 9 minutes; the passes at 1 and 3 minutes fail.
        Assert.Equal([1, 4, 5, 6], runs);
        Assert.All(warnings, static one => Assert.StartsWith(
            "The pass failed (Ghl.ConnectionFailed). The next one tries again.", one, StringComparison.Ordinal));
        Assert.Equal(2, warnings.Count);
    }

    [Fact]
    public async Task A_pass_that_waited_for_deliveries_is_followed_at_once_and_waits_no_longer_than_the_loop_lasts()
    {
        PassingTime time = new();
        List<TimeSpan> lingers = [];
        SyncLoop loop = new(
            (linger, _) =>
            {
                lingers.Add(linger);
                time.Advance(linger);
                return Task.FromResult(new SyncSummary { HasLingered = true });
            },
            new SyncLoopOptions(s_minute, TimeSpan.FromSeconds(150)), time);

        await CollectAsync(loop, default);

        Assert.Equal([60, 60, 30], lingers.Select(static linger => linger.TotalSeconds));
    }

    [Fact]
    public async Task Whatever_is_no_failure_of_a_service_ends_the_loop()
    {
        SyncLoop loop = new(
            static (_, _) => throw new GhlStockTwitsException(
                "GhlStockTwits.StateLeaseLost", FailureCategory.ResourceBusy, "lost", "advice"),
            new SyncLoopOptions(s_minute, null), _time);

        GhlStockTwitsException failure = await Assert.ThrowsAsync<GhlStockTwitsException>(
            () => CollectAsync(loop, default));

        Assert.Equal("GhlStockTwits.StateLeaseLost", failure.ErrorId);
    }

    [Fact]
    public async Task It_ends_at_once_when_it_is_stopped()
    {
        using CancellationTokenSource stop = new();
        SyncLoop loop = new(
            static (_, _) => Task.FromResult(new SyncSummary()), new SyncLoopOptions(s_minute, null), _time);

        Task<List<long>> run = CollectAsync(loop, new CallContext(stop.Token));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task<List<long>> CollectAsync(SyncLoop loop, CallContext call)
    {
        List<long> runs = [];
        await foreach (SyncSummary summary in loop.RunAsync(call))
        {
            runs.Add(summary.RunId);
        }

        return runs;
    }

    /// <summary>A clock that passes the time as soon as something waits for it.</summary>
    private sealed class PassingTime() : FakeTimeProvider(Sample.Now)
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
            return timer;
        }
    }

    private sealed class Warnings(List<string> warnings) : IProgress<ProgressMessage>
    {
        public void Report(ProgressMessage value)
        {
            if (value.IsWarning)
            {
                warnings.Add(value.Text);
            }
        }
    }
}
