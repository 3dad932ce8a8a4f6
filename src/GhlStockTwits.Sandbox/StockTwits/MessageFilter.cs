using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The filters of streams. Choice: everything the sandbox holds is good enough for top.</summary>
internal static class MessageFilter
{
    private static readonly Dictionary<string, Func<Message, bool>> s_filters = new()
    {
        ["all"] = _ => true,
        ["top"] = _ => true,
        ["bullish"] = message => message.Sentiment == "Bullish",
        ["bearish"] = message => message.Sentiment == "Bearish",
        ["links"] = message => message.HasLinks,
        ["charts"] = message => message.ChartUrl is not null,
        ["videos"] = _ => false,
    };

    public static Func<Message, bool> Parse(string? name)
    {
        if (name is null)
        {
            return s_filters["all"];
        }

        return s_filters.TryGetValue(name, out Func<Message, bool>? filter)
            ? filter
            : throw new StockTwitsProblem(400, $"{name} contains an invalid filter: {name}");
    }
}
