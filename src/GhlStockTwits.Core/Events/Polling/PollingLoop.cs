using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Events.Polling;

/// <summary>How often and how long triggers are polled.</summary>
/// <param name="Interval">The time between two polls.</param>
/// <param name="Duration">How long to poll; null without limit.</param>
/// <param name="MaxCount">How many occurrences to return; null without limit.</param>
internal sealed record PollingOptions(TimeSpan Interval, TimeSpan? Duration, int? MaxCount)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_highLevel = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The interval that is used if none is given. It leaves half of StockTwits' reads per hour to others.
    /// </summary>
    /// <param name="connection">The connection that is polled.</param>
    /// <param name="subscriptions">The number of triggers that are polled.</param>
    public static TimeSpan DefaultInterval(Connection connection, int subscriptions)
    {
        if (connection is not StockTwitsConnection { RateLimit: { } limit })
        {
            return s_highLevel;
        }

        TimeSpan fair = limit.Window * 2 * subscriptions / limit.Share;
        return fair > s_shortest ? fair : s_shortest;
    }
}

/// <summary>Polls triggers at an interval. A service that fails for a while does not end the loop.</summary>
internal static class PollingLoop
{
    // However short the interval, there is a pause; after a failure there is a longer one.
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Polls until the options end it or the call is canceled.</summary>
    /// <param name="connection">The connection that is polled.</param>
    /// <param name="subscriptions">The triggers.</param>
    /// <param name="options">The options.</param>
    /// <param name="call">The call.</param>
    /// <param name="saveAsync">
    /// Keeps the checkpoint of a trigger when what the poll returned was taken, or as much of it as is wanted.
    /// </param>
    /// <exception cref="ApiException">A service failed in a way that does not pass by itself.</exception>
    public static async IAsyncEnumerable<object[]> RunAsync(
        Connection connection, IReadOnlyList<TriggerSubscription> subscriptions, PollingOptions options,
        CallContext call, Func<TriggerSubscription, Task>? saveAsync = null)
    {
        long begin = connection.Time.GetTimestamp();
        int left = options.MaxCount ?? int.MaxValue;
        HashSet<TriggerSubscription> failing = [];
        bool isLast = false;
        while (true)
        {
            foreach (TriggerSubscription subscription in subscriptions)
            {
                object[] found = await PollAsync(connection, subscription, failing, call).ConfigureAwait(false);
                int taken = 0;
                try
                {
                    // One by one: the pipeline may end with any of them.
                    while (taken < found.Length && left > 0)
                    {
                        left--;
                        yield return [found[taken++]];
                    }
                }
                finally
                {
                    subscription.Checkpoint.Keep(taken);
                    if (saveAsync is not null && !failing.Contains(subscription))
                    {
                        await saveAsync(subscription).ConfigureAwait(false);
                    }
                }

                if (left == 0)
                {
                    yield break;
                }
            }

            if (isLast)
            {
                yield break;
            }

            (TimeSpan pause, isLast) =
                NextPause(options, connection.Time.GetElapsedTime(begin), hasFailed: failing.Count > 0);
            await Task.Delay(pause, connection.Time, call.CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The pause before the next poll, and whether that poll is the last one.</summary>
    /// <param name="options">The options.</param>
    /// <param name="elapsed">The time since the first poll.</param>
    /// <param name="hasFailed">Whether a trigger could not be polled.</param>
    public static (TimeSpan Pause, bool IsLast) NextPause(PollingOptions options, TimeSpan elapsed, bool hasFailed)
    {
        TimeSpan least = hasFailed ? s_pauseAfterFailure : s_shortestPause;
        TimeSpan interval = options.Interval > least ? options.Interval : least;
        TimeSpan left = options.Duration - elapsed ?? TimeSpan.MaxValue;
        return left > interval ? (interval, false) : (left > TimeSpan.Zero ? left : TimeSpan.Zero, true);
    }

    private static async Task<object[]> PollAsync(
        Connection connection, TriggerSubscription subscription, HashSet<TriggerSubscription> failing, CallContext call)
    {
        try
        {
            object[] found = await subscription.Trigger.PollAsync(
                connection, subscription.Query, subscription.Checkpoint, call).ConfigureAwait(false);
            if (failing.Remove(subscription))
            {
                call.Report($"{subscription.Trigger}: polling works again");
            }

            return found;
        }
        catch (ApiException failure) when (failure.Kind.IsTransient)
        {
            if (failing.Add(subscription))
            {
                call.Warn($"{subscription.Trigger}: {failure.Message} Polling continues; this warning is shown once.");
            }

            return [];
        }
    }
}
