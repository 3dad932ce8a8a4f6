using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Parameters come in the query, in a form, or, for the token call, as JSON.</summary>
internal sealed class StockTwitsParameters
{
    private readonly QueryValues _query;
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
            throw new StockTwitsProblem(400, "The body is not JSON");
        }
    }
}
