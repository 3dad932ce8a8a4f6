using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>One request that has passed the checks, with what a handler needs to answer it.</summary>
internal sealed class StockTwitsCall
{
    public required HttpRequest Request { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required StockTwitsParameters Parameters { get; init; }

    public required StockTwitsData Data { get; init; }

    public required StockTwitsTokens Tokens { get; init; }

    public required DateTimeOffset Now { get; init; }

    public StockTwitsToken? Token { get; init; }

    /// <summary>Whoever calls; only where the endpoint needs a token.</summary>
    public StockTwitsUser Account => Token?.Account ?? throw new StockTwitsProblem(401, "Authentication required");

    /// <summary>A user by id or name.</summary>
    public StockTwitsUser UserByIdOrName()
    {
        return Data.FindUser(Values["id"]) ?? throw StockTwitsProblem.NotFound("User");
    }

    /// <summary>Friendships, blocks and mutes take numbers only.</summary>
    public StockTwitsUser UserById()
    {
        return (long.TryParse(Values["id"], out long id) ? Data.FindUser(id) : null)
            ?? throw StockTwitsProblem.NotFound("User");
    }

    public Message MessageById(string? id)
    {
        return Data.FindMessage(id ?? "") ?? throw StockTwitsProblem.NotFound("Message");
    }

    /// <summary>One of the caller's own lists.</summary>
    public Watchlist OwnWatchlist()
    {
        return Data.Watchlists.Find(list => list.Id.ToString(
                System.Globalization.CultureInfo.InvariantCulture) == Values["id"] && list.OwnerId == Account.Id)
            ?? throw StockTwitsProblem.NotFound("Watchlist");
    }

    /// <summary>The status comes last in what succeeds, and first in what does not.</summary>
    public static HttpResponse Ok(params (string Key, JsonPart Value)[] parts)
    {
        return new HttpResponse
        {
            Body = JsonPart.Object([.. parts, ("response", new JsonObject { ["status"] = 200 })]),
        };
    }
}
