using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>A listing of numbered contacts, continued in one of the services' styles.</summary>
internal sealed class PagedService(PagingStyle style, int total, int pageSize)
{
    private readonly ConcurrentQueue<Arguments> _calls = new();

    public IReadOnlyList<Arguments> Calls => [.. _calls];

    public Operation<Contact[]> Row { get; } = new Operation<Contact[]>(
        HighLevelService.Instance, "test.list", "GET /rows", HighLevelJson.Default.ContactArray,
        "limit:int skip:int startAfter startAfterId max page:int pageLimit:int searchAfter:object offset:int nextCursor")
        with { Paging = style };

    /// <summary>The arguments that ask for the first page.</summary>
    public Arguments First => new() { { style == PagingStyle.SearchAfter ? "pageLimit" : "limit", pageSize } };

    /// <summary>Whether the answers say how many rows there are in all.</summary>
    public bool TellsTotal { get; init; } = true;

    public Task<ApiResponse<Contact[]>> SendAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _calls.Enqueue(arguments);
        int start = Start(arguments);
        Contact[] rows = [.. Enumerable.Range(start, Math.Max(0, Math.Min(pageSize, total - start))).Select(Row0)];
        string rest = Rest(start + rows.Length, rows.Length);
        Dictionary<string, JsonElement> others = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(rest)!;
        return Task.FromResult(new ApiResponse<Contact[]>(rows, others, HttpStatusCode.OK, null));
    }

    private static Contact Row0(int number) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        SearchAfter = JsonSerializer.SerializeToElement(new object[] { number, "x" }),
    };

    private int Start(Arguments arguments) => style switch
    {
        PagingStyle.StartAfter => 1 + Number(arguments["startAfterId"] ?? -1),
        PagingStyle.SearchAfter => arguments["searchAfter"] is JsonElement after ? 1 + after[0].GetInt32() : 0,
        PagingStyle.Skip => Number(arguments["skip"] ?? 0),
        PagingStyle.Offset => Number(arguments["offset"] ?? 0),
        PagingStyle.NextCursor => Number(arguments["nextCursor"] ?? 0),
        PagingStyle.Cursor => total - Number(arguments["max"] ?? total),
        _ => 0,
    };

    private string Rest(int end, int count) => style switch
    {
        PagingStyle.StartAfter when count > 0 =>
            $$$"""{"meta":{"startAfter":17,"startAfterId":"{{{end - 1}}}"{{{Total}}}},"traceId":"t"}""",
        PagingStyle.StartAfter => $$$"""{"meta":{"startAfter":null,"startAfterId":null{{{Total}}}}}""",
        PagingStyle.SearchAfter => $$"""{"traceId":"t"{{Total}}}""",
        PagingStyle.Cursor when count > 0 =>
            $$$"""{"cursor":{"more":{{{(end < total ? "true" : "false")}}},"since":1,"max":{{{total - end}}}}}""",
        PagingStyle.Offset => $$"""{"hasMore":{{(end < total ? "true" : "false")}}}""",
        PagingStyle.NextCursor when count == pageSize => $$"""{"nextCursor":"{{end}}"}""",
        PagingStyle.NextCursor => """{"nextCursor":null}""",
        PagingStyle.Cursor => """{"cursor":{"more":false,"since":null,"max":null}}""",
        _ => "{}",
    };

    private string Total => TellsTotal ? $",\"total\":{total}" : string.Empty;

    private static int Number(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
