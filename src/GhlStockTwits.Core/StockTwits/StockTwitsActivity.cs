using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.StockTwits;

/// <summary>The number of messages of a user or about a symbol.</summary>
public sealed class StockTwitsActivity
{
    /// <summary>The handle or the ticker.</summary>
    public required string Name { get; init; }

    /// <summary>The handle, or null if messages are counted by symbol.</summary>
    public string? Handle { get; init; }

    /// <summary>The ticker, or null if messages are counted by user.</summary>
    public string? Symbol { get; init; }

    /// <summary>The number of messages.</summary>
    public required int Messages { get; init; }

    /// <summary>The number of bullish messages.</summary>
    public required int Bullish { get; init; }

    /// <summary>The number of bearish messages.</summary>
    public required int Bearish { get; init; }

    /// <summary>The number of authors.</summary>
    public required int Users { get; init; }

    /// <summary>The symbols in the messages, most frequent first.</summary>
    public required TextList Symbols { get; init; }

    /// <summary>When the first message was posted.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last message was posted.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Counts messages by author or by symbol, each message once; most messages first.</summary>
    internal static IEnumerable<StockTwitsActivity> Count(IEnumerable<Message> messages, bool bySymbol) =>
        messages.DistinctBy(static message => message.Id)
            .SelectMany(message => NamesOf(message, bySymbol).Select(name => (Name: name, Message: message)))
            .GroupBy(static pair => pair.Name, static pair => pair.Message, StringComparer.OrdinalIgnoreCase)
            .Select(group => Of(group.Key, [.. group], bySymbol))
            .OrderByDescending(static activity => activity.Messages)
            .ThenBy(static activity => activity.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> NamesOf(Message message, bool bySymbol) => bySymbol
        ? message.Symbols.Select(static symbol => symbol.Ticker).Distinct(StringComparer.OrdinalIgnoreCase)
        : message.User is { } user ? [user.Username] : [];

    private static StockTwitsActivity Of(string name, Message[] messages, bool bySymbol) => new()
    {
        Name = name,
        Handle = bySymbol ? null : name,
        Symbol = bySymbol ? name : null,
        Messages = messages.Length,
        Bullish = messages.Count(static message => message.Sentiment == "Bullish"),
        Bearish = messages.Count(static message => message.Sentiment == "Bearish"),
        Users = messages.Select(static message => message.User?.Id).Distinct().Count(),
        Symbols =
        [
            .. messages.SelectMany(static message => message.Symbols).GroupBy(static symbol => symbol.Ticker)
                .OrderByDescending(static each => each.Count()).ThenBy(static each => each.Key, StringComparer.Ordinal)
                .Select(static each => each.Key),
        ],
        First = messages.Min(static message => message.CreatedAt),
        Last = messages.Max(static message => message.CreatedAt),
    };
}
