using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>A listing of numbered contacts that is paged in one of the services' styles.</summary>
internal sealed class PagedService(PagingStyle style, int total, int pageSize)
{
    private readonly ConcurrentQueue<Arguments> _calls = new();

    public IReadOnlyList<Arguments> Calls => [.. _calls];

    public Operation<Contact[]> Operation { get; } = new Operation<Contact[]>(
        HighLevelService.Instance, "test.list", "GET /contacts", HighLevelJson.Default.ContactArray,
        "limit:int skip:int startAfter startAfterId max page:int pageLimit:int searchAfter:object offset:int "
            + "nextCursor") with
    {
        Paging = style,
    };

    /// <summary>The arguments that ask for the first page.</summary>
    public Arguments First => new() { { style == HighLevelPaging.SearchAfter ? "pageLimit" : "limit", pageSize } };

    public Task<ApiResponse<Contact[]>> SendAsync(Arguments arguments, CallContext call)
    {
        call.CancellationToken.ThrowIfCancellationRequested();
        _calls.Enqueue(arguments);
        int start = Start(arguments);
        Contact[] contacts =
            [.. Enumerable.Range(start, Math.Max(0, Math.Min(pageSize, total - start))).Select(ContactAt)];
        string metadata = MetadataAt(start + contacts.Length, contacts.Length);
        Dictionary<string, JsonElement> others = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!;
        return Task.FromResult(new ApiResponse<Contact[]>(contacts, others, HttpStatusCode.OK, null));
    }

    private static Contact ContactAt(int number) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        SearchAfter = JsonSerializer.SerializeToElement(new object[] { number, "x" }),
    };

    private int Start(Arguments arguments) => style.Name switch
    {
        nameof(HighLevelPaging.StartAfter) => 1 + Number(arguments["startAfterId"] ?? -1),
        nameof(HighLevelPaging.SearchAfter) =>
            arguments["searchAfter"] is JsonElement after ? 1 + after[0].GetInt32() : 0,
        nameof(HighLevelPaging.Skip) => Number(arguments["skip"] ?? 0),
        nameof(HighLevelPaging.Offset) => Number(arguments["offset"] ?? 0),
        nameof(HighLevelPaging.NextCursor) => Number(arguments["nextCursor"] ?? 0),
        nameof(StockTwitsService.Cursor) => total - Number(arguments["max"] ?? total),
        _ => 0,
    };

    private string MetadataAt(int end, int count) => style.Name switch
    {
        nameof(HighLevelPaging.StartAfter) when count > 0 =>
            $$$"""{"meta":{"startAfter":17,"startAfterId":"{{{end - 1}}}"{{{Total}}}},"traceId":"t"}""",
        nameof(HighLevelPaging.StartAfter) => $$$"""{"meta":{"startAfter":null,"startAfterId":null{{{Total}}}}}""",
        nameof(HighLevelPaging.SearchAfter) => $$"""{"traceId":"t"{{Total}}}""",
        nameof(StockTwitsService.Cursor) when count > 0 =>
            $$$"""{"cursor":{"more":{{{(end < total ? "true" : "false")}}},"since":1,"max":{{{total - end}}}}}""",
        nameof(HighLevelPaging.Offset) => $$"""{"hasMore":{{(end < total ? "true" : "false")}}}""",
        nameof(HighLevelPaging.NextCursor) when count == pageSize => $$"""{"nextCursor":"{{end}}"}""",
        nameof(HighLevelPaging.NextCursor) => """{"nextCursor":null}""",
        nameof(StockTwitsService.Cursor) => """{"cursor":{"more":false,"since":null,"max":null}}""",
        _ => "{}",
    };

    private string Total => $",\"total\":{total}";

    private static int Number(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
