using System.Runtime.CompilerServices;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Engine;

/// <summary>When passes of a loop begin.</summary>
/// <param name="Interval">The time from the end of one to the beginning of the next.</param>
/// <param name="Duration">How long the loop lasts; null without limit.</param>
internal sealed record SyncLoopOptions(TimeSpan Interval, TimeSpan? Duration)
{
    /// <summary>The longest time between two passes while a service is away.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>The pause after some failures in a row: twice as long after each.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        TimeSpan longest = Interval > LongestPause ? Interval : LongestPause;
        double pause = Interval.TotalSeconds * Math.Pow(2, Math.Min(failures, 16));
        return pause < longest.TotalSeconds ? TimeSpan.FromSeconds(pause) : longest;
    }
}

/// <summary>
/// Runs passes one after another. A pass that a service fails is reported, and the next one begins later: nothing is
/// lost by that, as each pass goes on where the last one ended. Keeps nothing of a pass.
/// </summary>
/// <param name="pass">
/// Does one pass, which lingers for a time if webhooks can announce something meanwhile.
/// </param>
/// <param name="options">When passes begin.</param>
/// <param name="time">The clock.</param>
internal sealed class SyncLoop(
    Func<TimeSpan, CallContext, Task<SyncSummary>> pass, SyncLoopOptions options, TimeProvider time)
{
    /// <summary>The passes that came to an end.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// Nothing can go on: a recipe, the state or the lease is lost.
    /// </exception>
    public async IAsyncEnumerable<SyncSummary> RunAsync(
        CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource stop =
            CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken);
        call = call with { CancellationToken = stop.Token };
        DateTimeOffset? end = time.GetUtcNow() + options.Duration;
        int failures = 0;
        while (true)
        {
            TimeSpan linger = end - time.GetUtcNow() is { } left && left < options.Interval ? left : options.Interval;
            SyncSummary? summary = await TryAsync(linger, call).ConfigureAwait(false);
            failures = summary is null ? failures + 1 : 0;
            if (summary is not null)
            {
                yield return summary;
            }

            TimeSpan pause = summary is { HasLingered: true } ? TimeSpan.Zero : options.PauseAfter(failures);
            if (time.GetUtcNow() + pause >= end)
            {
                yield break;
            }

            call.Report("Waiting for the next pass", pause);
            await Task.Delay(pause, time, call.CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One pass, or null if a service failed it.</summary>
    private async Task<SyncSummary?> TryAsync(TimeSpan linger, CallContext call)
    {
        try
        {
            return await pass(linger, call).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            // A token that was revoked may be replaced while the loop runs, so not even that ends it.
            call.Warn($"The pass failed ({failure.ErrorId}). The next one tries again. {failure.Advice}".TrimEnd());
            return null;
        }
    }
}
