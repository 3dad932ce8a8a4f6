using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The public streams.</summary>
internal static class Streams
{
    private static readonly TimeSpan s_trendingTime = TimeSpan.FromDays(2);

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/streams/user/{id}.json", AccessLevel.Public, null, ListByUser),
        new("GET", "/streams/symbol/{id}.json", AccessLevel.Public, null, ListBySymbol),
        new("GET", "/streams/trending.json", AccessLevel.Public, null, ListTrending),
        new("GET", "/streams/suggested.json", AccessLevel.Public, null, ListSuggested),
        new("GET", "/streams/charts.json", AccessLevel.Public, null, ListCharts),
        new("GET", "/streams/conversation/{id}.json", AccessLevel.Public, null, ListConversation),
    ];

    /// <summary>Returns a page of messages, preceded by the stream's own properties.</summary>
    public static HttpResponse Page(
        StockTwitsCall call,
        IReadOnlyList<Message> messages,
        Func<Message, bool>? matches = null,
        params (string Key, JsonPart Value)[] properties)
    {
        Func<Message, bool> filter = MessageFilter.Parse(call.Parameters["filter"]);
        List<Message> page = new Paging(call).GetPage(
            messages,
            message => message.Id,
            message => filter(message) && (matches is null || matches(message)),
            out JsonObject cursor,
            Paging.MaxStreamDepth);
        return StockTwitsCall.Ok([.. properties, ("cursor", cursor), ("messages", MessageJson.List(page, call))]);
    }

    private static HttpResponse ListByUser(StockTwitsCall call)
    {
        StockTwitsUser user = call.FindUserByIdOrName();
        return Page(
            call,
            call.Data.MessagesBy(user),
            matches: null,
            ("user", StockTwitsJson.User(user, call)),
            ("regions", new JsonArray()),
            ("filters", ToFilterList(call.Parameters["filter"] ?? "top")));
    }

    private static HttpResponse ListBySymbol(StockTwitsCall call)
    {
        Symbol symbol = StockTwitsData.FindSymbol(call.RouteValues["id"])
            ?? throw StockTwitsException.NotFound("Symbol");
        return Page(
            call,
            call.Data.MessagesWith(symbol),
            matches: null,
            ("symbol", StockTwitsJson.Symbol(symbol)),
            ("regions", new JsonArray()),
            ("filters", ToFilterList(call.Parameters["filter"] ?? "all")));
    }

    /// <summary>The response repeats the filter. Without one, streams of users report the filter top.</summary>
    private static JsonArray ToFilterList(string filter)
    {
        return filter == "all" ? [] : [filter];
    }

    /// <summary>Choice: messages with a symbol from the last two days are trending.</summary>
    private static HttpResponse ListTrending(StockTwitsCall call)
    {
        DateTimeOffset since = call.Now - s_trendingTime;
        return Page(call, call.Data.Messages, message => message.Symbols.Count > 0 && message.CreatedAt >= since);
    }

    /// <summary>Choice: messages of official users and of users with more than 300 followers are suggested.</summary>
    private static HttpResponse ListSuggested(StockTwitsCall call)
    {
        return Page(call, call.Data.Messages, message => message.Author.IsOfficial || message.Author.Followers > 300);
    }

    private static HttpResponse ListCharts(StockTwitsCall call)
    {
        return Page(call, call.Data.Messages, message => message.ChartUrl is not null);
    }

    private static HttpResponse ListConversation(StockTwitsCall call)
    {
        Message message = call.FindMessage(call.RouteValues["id"]);
        Message root = message.Root ?? message;
        return Page(call, [root, .. root.Replies]);
    }
}

/// <summary>The filters of streams. Choice: every message passes the filter top.</summary>
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
            : throw new StockTwitsException(400, $"{name} contains an invalid filter: {name}");
    }
}
