using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Sync.Records;

/// <summary>
/// What a linked user's latest messages show. It follows from the messages alone, so that it stays as it is until the
/// user posts.
/// </summary>
/// <param name="Symbols">The most frequent symbols, at most five, with commas between them.</param>
/// <param name="Sentiment">
/// <c>bullish</c> or <c>bearish</c> if two thirds of at least three messages with a sentiment are; <c>mixed</c> if
/// neither; null if fewer have one.
/// </param>
/// <param name="MessagesPerWeek">How many messages a week, rounded; the time between the latest ones counts.</param>
/// <param name="LastSeen">When the last message was posted; null if there is none.</param>
public sealed record UserActivity(string Symbols, string? Sentiment, int MessagesPerWeek, DateTimeOffset? LastSeen)
{
    private const int MostSymbols = 5;
    private const int LeastOpinions = 3;

    /// <summary>Counts messages.</summary>
    internal static UserActivity Of(IReadOnlyList<Message> messages)
    {
        DateTimeOffset[] times =
            [.. messages.Select(static message => message.CreatedAt).OfType<DateTimeOffset>().Order()];
        double weeks = times.Length < 2 ? 1 : Math.Max(1, (times[^1] - times[0]).TotalDays / 7);
        IEnumerable<string> symbols = messages.SelectMany(static message => message.Symbols)
            .GroupBy(static symbol => symbol.Ticker)
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Take(MostSymbols).Select(static group => group.Key);
        return new UserActivity(
            string.Join(',', symbols), SentimentOf(messages), (int)Math.Round(messages.Count / weeks),
            times.Length == 0 ? null : times[^1]);
    }

    private static string? SentimentOf(IReadOnlyList<Message> messages)
    {
        int bullish = messages.Count(static message => message.Sentiment == "Bullish");
        int bearish = messages.Count(static message => message.Sentiment == "Bearish");
        int all = bullish + bearish;
        return all < LeastOpinions ? null
            : bullish * 3 >= all * 2 ? "bullish"
            : bearish * 3 >= all * 2 ? "bearish"
            : "mixed";
    }
}
