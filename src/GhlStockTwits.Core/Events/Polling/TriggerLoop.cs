using System.Diagnostics;
using System.Runtime.CompilerServices;
using GhlStockTwits.Api;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Looks again and again. A failure that may pass is told once, and the loop goes on; nothing that happened meanwhile
/// is lost, as the memory does not change by it.
/// </summary>
internal static class TriggerLoop
{
    // However short an interval somebody asks for, nobody is asked without a pause, and who fails gets a longer one.
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_recovery = TimeSpan.FromSeconds(5);

    /// <summary>What happens, as it is found.</summary>
    public static async IAsyncEnumerable<object[]> RunAsync(
        Connection connection,
        IReadOnlyList<TriggerWatch> watches,
        TriggerPace pace,
        CallContext call,
        [EnumeratorCancellation] CancellationToken stop = default)
    {
        long begin = Stopwatch.GetTimestamp();
        int left = pace.MaxCount ?? int.MaxValue;
        HashSet<TriggerWatch> failing = [];
        bool isLast = false;
        while (true)
        {
            foreach (TriggerWatch watch in watches)
            {
                object[] found = await LookAsync(connection, watch, failing, call).ConfigureAwait(false);
                object[] wanted = [.. found.Take(left)];
                left -= wanted.Length;
                if (wanted.Length > 0)
                {
                    yield return wanted;
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

            TimeSpan rest = pace.Duration - Stopwatch.GetElapsedTime(begin) ?? TimeSpan.MaxValue;
            TimeSpan least = failing.Count > 0 ? s_recovery : s_least;
            TimeSpan interval = pace.Interval > least ? pace.Interval : least;
            isLast = rest <= interval;
            TimeSpan pause = isLast ? rest : interval;
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, stop).ConfigureAwait(false);
        }
    }

    private static async Task<object[]> LookAsync(
        Connection connection, TriggerWatch watch, HashSet<TriggerWatch> failing, CallContext call)
    {
        try
        {
            object[] found = await watch.Trigger.LookAsync(
                connection, watch.Query, watch.Memory, call).ConfigureAwait(false);
            if (failing.Remove(watch))
            {
                call.Report($"{watch.Trigger}: it answers again");
            }

            return found;
        }
        catch (ApiException failure) when (MayPass(failure.Kind))
        {
            if (failing.Add(watch))
            {
                call.Warn($"{failure.Message} Watching goes on; this is said once.");
            }

            return [];
        }
    }

    private static bool MayPass(ApiErrorKind kind) => kind is
        ApiErrorKind.RateLimited or ApiErrorKind.HtmlAnswer or ApiErrorKind.ServerError or ApiErrorKind.BadAnswer
        or ApiErrorKind.NotConnected or ApiErrorKind.ConnectionLost or ApiErrorKind.Timeout or ApiErrorKind.PagingLoop;
}
