using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The streams that everybody may read.</summary>
internal static class Streams
{
    private static readonly TimeSpan s_trendingTime = TimeSpan.FromDays(2);

    public static readonly Endpoint[] Endpoints =
    [
        new("GET", "/streams/user/{id}.json", Needs.Nobody, null, OfUser),
        new("GET", "/streams/symbol/{id}.json", Needs.Nobody, null, OfSymbol),
        new("GET", "/streams/trending.json", Needs.Nobody, null, Trending),
        new("GET", "/streams/suggested.json", Needs.Nobody, null, Suggested),
        new("GET", "/streams/charts.json", Needs.Nobody, null, Charts),
        new("GET", "/streams/conversation/{id}.json", Needs.Nobody, null, OfConversation),
    ];

    /// <summary>A page of messages, after what the stream is about.</summary>
    public static HttpResponse Page(
        StockTwitsCall call,
        IReadOnlyList<Message> messages,
        Func<Message, bool>? fits = null,
        params (string Key, JsonPart Value)[] about)
    {
        Func<Message, bool> filter = MessageFilter.Parse(call.Parameters["filter"]);
        List<Message> page = new Paging(call).Cut(
            messages,
            message => message.Id,
            message => filter(message) && (fits is null || fits(message)),
            out JsonObject cursor);
        return StockTwitsCall.Ok([.. about, ("cursor", cursor), ("messages", MessageShape.List(page, call))]);
    }

    private static HttpResponse OfUser(StockTwitsCall call)
    {
        StockTwitsUser user = call.UserByIdOrName();
        return Page(
            call,
            call.Data.MessagesOf(user),
            fits: null,
            ("user", Shapes.User(user, call)),
            ("regions", new JsonArray()),
            ("filters", Filters(call.Parameters["filter"] ?? "top")));
    }

    private static HttpResponse OfSymbol(StockTwitsCall call)
    {
        Symbol symbol = StockTwitsData.FindSymbol(call.Values["id"]) ?? throw StockTwitsProblem.NotFound("Symbol");
        return Page(
            call,
            call.Data.MessagesAbout(symbol),
            fits: null,
            ("symbol", Shapes.Symbol(symbol)),
            ("regions", new JsonArray()),
            ("filters", Filters(call.Parameters["filter"] ?? "all")));
    }

    /// <summary>The filter is echoed; without one, users' streams are filtered by top and say so.</summary>
    private static JsonArray Filters(string filter)
    {
        return filter == "all" ? [] : [filter];
    }

    /// <summary>Choice: what was written about anything in the last two days trends.</summary>
    private static HttpResponse Trending(StockTwitsCall call)
    {
        DateTimeOffset since = call.Now - s_trendingTime;
        return Page(call, call.Data.Messages, message => message.Symbols.Count > 0 && message.CreatedAt >= since);
    }

    /// <summary>Choice: suggested are official users and whoever has more than 300 followers.</summary>
    private static HttpResponse Suggested(StockTwitsCall call)
    {
        return Page(call, call.Data.Messages, message => message.Author.IsOfficial || message.Author.Followers > 300);
    }

    private static HttpResponse Charts(StockTwitsCall call)
    {
        return Page(call, call.Data.Messages, message => message.ChartUrl is not null);
    }

    private static HttpResponse OfConversation(StockTwitsCall call)
    {
        Message message = call.MessageById(call.Values["id"]);
        Message root = message.Root ?? message;
        return Page(call, [root, .. root.Replies]);
    }
}
