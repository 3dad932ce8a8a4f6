using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>A request that has passed all checks, with everything that its handler needs.</summary>
internal sealed class StockTwitsCall
{
    public required HttpRequest Request { get; init; }

    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    public required StockTwitsParameters Parameters { get; init; }

    public required StockTwitsData Data { get; init; }

    public required StockTwitsTokens Tokens { get; init; }

    public required DateTimeOffset Now { get; init; }

    public StockTwitsToken? Token { get; init; }

    /// <summary>The account of the token. Available only if the operation requires a token.</summary>
    public StockTwitsUser Account => Token?.Account ?? throw new StockTwitsException(401, "Authentication required");

    /// <summary>Finds a user by ID or username.</summary>
    public StockTwitsUser FindUserByIdOrName()
    {
        return Data.FindUser(RouteValues["id"]) ?? throw StockTwitsException.NotFound("User");
    }

    /// <summary>Finds a user by ID. Friendships, blocks and mutes do not accept usernames.</summary>
    public StockTwitsUser FindUserById()
    {
        return (long.TryParse(RouteValues["id"], out long id) ? Data.FindUser(id) : null)
            ?? throw StockTwitsException.NotFound("User");
    }

    public Message FindMessage(string? id)
    {
        return Data.FindMessage(id ?? "") ?? throw StockTwitsException.NotFound("Message");
    }

    /// <summary>Finds one of the account's own watchlists.</summary>
    public Watchlist FindWatchlist()
    {
        return Data.Watchlists.Find(list => list.Id.ToString(
                System.Globalization.CultureInfo.InvariantCulture) == RouteValues["id"] && list.OwnerId == Account.Id)
            ?? throw StockTwitsException.NotFound("Watchlist");
    }

    /// <summary>A success has its status last, an error first.</summary>
    public static HttpResponse Ok(params (string Key, JsonPart Value)[] parts)
    {
        return new HttpResponse
        {
            Body = JsonPart.Object([.. parts, ("response", new JsonObject { ["status"] = 200 })]),
        };
    }
}

/// <summary>The parameters of a request, from its query, its form or, for the token endpoint, its JSON body.</summary>
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
