using System.Globalization;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Responses of StockTwits' streams.</summary>
internal static class StreamResponses
{
    /// <summary>A page of messages.</summary>
    public static ScriptedResponse Page(IReadOnlyCollection<long> ids, bool more)
    {
        string messages = string.Join(',', ids.Select(static id => $$"""{"id":{{id}},"body":"$ACME"}"""));
        string cursor = more ? $$"""{"more":true,"max":{{ids.Last()}}}""" : """{"more":false,"max":null}""";
        return ScriptedResponse.Json($$"""{"messages":[{{messages}}],"cursor":{{cursor}}}""");
    }

    /// <summary>The page of a listing that a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ids">The whole listing, newest first.</param>
    public static ScriptedResponse Page(ReceivedRequest request, IEnumerable<long> ids)
    {
        long max = Number("max", long.MaxValue);
        long[] older = [.. ids.Where(id => id < max)];
        int limit = (int)Number("limit", 30);
        return Page([.. older.Take(limit)], more: older.Length > limit);

        long Number(string name, long otherwise) => request.Query.TryGetValue(name, out string? text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
    }
}
