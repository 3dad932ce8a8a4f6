using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Events.Polling;

/// <summary>How often to look, and when to end.</summary>
/// <param name="Interval">The time between two looks.</param>
/// <param name="Duration">When to end; null for never.</param>
/// <param name="MaxCount">How many occurrences are enough; null for no end.</param>
internal sealed record TriggerPace(TimeSpan Interval, TimeSpan? Duration, int? MaxCount)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_ofHighLevel = TimeSpan.FromMinutes(5);

    /// <summary>An interval that leaves half of StockTwits' reads an hour to others.</summary>
    /// <param name="connection">Where the looks go.</param>
    /// <param name="looks">How many streams are looked at each time.</param>
    public static TimeSpan UsualInterval(Connection connection, int looks)
    {
        if (connection is not StockTwitsConnection stockTwits)
        {
            return s_ofHighLevel;
        }

        TimeSpan fair = stockTwits.RateLimit.Window * 2 * looks / stockTwits.RateLimit.Max;
        return fair > s_shortest ? fair : s_shortest;
    }
}
