using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>One request that has passed the checks, with what a handler needs to answer it.</summary>
internal sealed class StockTwitsCall
{
    public required HttpRequest Request { get; init; }

    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    public required StockTwitsParameters Parameters { get; init; }

    public required StockTwitsData Data { get; init; }

    public required StockTwitsTokens Tokens { get; init; }

    public required DateTimeOffset Now { get; init; }

    public StockTwitsToken? Token { get; init; }

    /// <summary>Whoever calls; only where the endpoint needs a token.</summary>
    public StockTwitsUser Account => Token?.Account ?? throw new StockTwitsException(401, "Authentication required");

    /// <summary>A user by id or name.</summary>
    public StockTwitsUser FindUserByIdOrName()
    {
        return Data.FindUser(RouteValues["id"]) ?? throw StockTwitsException.NotFound("User");
    }

    /// <summary>Friendships, blocks and mutes take numbers only.</summary>
    public StockTwitsUser FindUserById()
    {
        return (long.TryParse(RouteValues["id"], out long id) ? Data.FindUser(id) : null)
            ?? throw StockTwitsException.NotFound("User");
    }

    public Message FindMessage(string? id)
    {
        return Data.FindMessage(id ?? "") ?? throw StockTwitsException.NotFound("Message");
    }

    /// <summary>One of the caller's own lists.</summary>
    public Watchlist FindWatchlist()
    {
        return Data.Watchlists.Find(list => list.Id.ToString(
                System.Globalization.CultureInfo.InvariantCulture) == RouteValues["id"] && list.OwnerId == Account.Id)
            ?? throw StockTwitsException.NotFound("Watchlist");
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

/// <summary>Parameters come in the query, in a form, or, for the token call, as JSON.</summary>
internal sealed class StockTwitsParameters
{
    private readonly QueryParameters _query;
    private readonly FormData _form;
    private readonly JsonObject? _json;

    public StockTwitsParameters(HttpRequest request)
    {
        _query = request.Query;
        _form = FormData.Read(request);
        _json = ReadJson(request);
    }

    public IReadOnlyList<FormFile> Files => _form.Files;

    public string? this[string name] => _form[name] ?? _query[name] ?? _json?[name]?.ToString();

    private static JsonObject? ReadJson(HttpRequest request)
    {
        if (request.Body.IsEmpty || !request.HasMediaType("application/json"))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(request.Body.Span) as JsonObject;
        }
        catch (JsonException)
        {
            throw new StockTwitsException(400, "The body is not JSON");
        }
    }
}
