using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Infrastructure;

/// <summary>Polls triggers for the Watch cmdlets.</summary>
internal static class Polling
{
    /// <summary>Writes occurrences as they are found, until the options or Ctrl+C end it.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="connection">The connection that is polled.</param>
    /// <param name="subscriptions">The triggers.</param>
    /// <param name="interval">The time between two polls; null for the default.</param>
    /// <param name="duration">How long to poll; null without limit.</param>
    /// <param name="maxCount">How many occurrences to write; null without limit.</param>
    /// <param name="checkpoints">Where it is kept how far the triggers have come; null for nowhere.</param>
    public static void Watch(
        AsyncCmdlet cmdlet, Connection connection, IReadOnlyList<TriggerSubscription> subscriptions, TimeSpan? interval,
        TimeSpan? duration, int? maxCount, TriggerCheckpoints? checkpoints = null)
    {
        if (subscriptions.Count == 0)
        {
            return;
        }

        PollingOptions options = new(
            interval ?? PollingOptions.DefaultInterval(connection, subscriptions.Count), duration, maxCount);
        cmdlet.WriteVerbose($"Polling {string.Join(", ", subscriptions.Select(static each => each.Trigger))} "
            + $"every {options.Interval.TotalSeconds:0} s.");
        cmdlet.WritePages(call => PollingLoop.RunAsync(
            connection, subscriptions, options, call, checkpoints is null ? null : checkpoints.SaveAsync));
    }
}
