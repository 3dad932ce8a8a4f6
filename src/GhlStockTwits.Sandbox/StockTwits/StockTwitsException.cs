using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>An error response in StockTwits' format.</summary>
internal sealed class StockTwitsException : Exception
{
    public StockTwitsException(int status, string message)
        : base(message)
    {
        Status = status;
    }

    public int Status { get; }

    /// <summary>Choice: no text of a 403 response is known.</summary>
    public static StockTwitsException Forbidden(string message)
    {
        return new(403, message);
    }

    public static StockTwitsException NotFound(string what)
    {
        return new(404, $"{what} not found");
    }

    public static StockTwitsException Invalid(string message)
    {
        return new(422, message);
    }

    public ReadOnlyMemory<byte> ToJson()
    {
        return JsonPart.Object(
            ("response", new JsonObject { ["status"] = Status }),
            ("errors", new JsonArray(new JsonObject { ["message"] = Message })));
    }
}
