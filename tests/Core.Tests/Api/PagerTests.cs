using System.Net;
using System.Text.Json;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class PagerTests
{
    private static readonly PagingStyle[] s_paged =
    [
        HighLevelPaging.StartAfter, HighLevelPaging.SearchAfter, HighLevelPaging.Skip, StockTwitsService.Cursor,
        HighLevelPaging.Offset,
        HighLevelPaging.NextCursor,
    ];

    public static TheoryData<string> Paged { get; } = [.. s_paged.Select(static style => style.Name)];

    [Fact]
    public async Task Every_object_is_returned_once_and_in_order_for_any_page_size()
    {
        await Gen.Select(Gen.OneOf(s_paged), Gen.Int[0, 60], Gen.Int[1, 20]).SampleAsync(
            async (style, total, size) =>
            {
                PagedService service = new(style, total, size);

                List<string> ids = [.. (await ReadAllAsync(service)).Select(static contact => contact.Id)];

                Assert.Equal(Enumerable.Range(0, total).Select(static number => $"{number}"), ids);
                Assert.InRange(service.Calls.Count, 1, (total / size) + 2);
            },
            iter: 400);
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task A_listing_of_one_page_takes_one_call(string style)
    {
        PagedService service = new(Style(style), total: 7, pageSize: 10);

        Assert.Equal(7, (await ReadAllAsync(service)).Count);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task A_listing_without_paging_takes_one_call()
    {
        PagedService service = new(PagingStyle.None, total: 10, pageSize: 10);

        Assert.Equal(10, (await ReadAllAsync(service)).Count);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task Both_halves_of_HighLevels_cursor_are_sent()
    {
        PagedService service = new(HighLevelPaging.StartAfter, total: 25, pageSize: 10);

        await ReadAllAsync(service);

        Assert.Equal([null, "17", "17"], service.Calls.Take(3).Select(static call => call["startAfter"]));
        Assert.Equal([null, "9", "19"], service.Calls.Take(3).Select(static call => call["startAfterId"]));
    }

    [Fact]
    public async Task A_search_continues_after_its_last_object_and_without_a_page_number()
    {
        PagedService service = new(HighLevelPaging.SearchAfter, total: 25, pageSize: 10);

        await ReadAllAsync(service, service.First.With("page", 1));

        Assert.Equal(1, service.Calls[0]["page"]);
        Assert.All(service.Calls.Skip(1), static call =>
        {
            Assert.False(call.Has("page"));
            Assert.Equal(JsonValueKind.Array, Assert.IsType<JsonElement>(call["searchAfter"]).ValueKind);
        });
    }

    [Theory]
    [InlineData("Cursor", """{"cursor":null}""")]
    [InlineData("Cursor", """{"cursor":[]}""")]
    [InlineData("Cursor", """{"cursor":{"more":"yes","max":5}}""")]
    [InlineData("Cursor", """{"cursor":{"more":true,"max":null}}""")]
    [InlineData("Cursor", """{"cursor":{"more":true}}""")]
    [InlineData("Cursor", "{}")]
    [InlineData("StartAfter", "{}")]
    [InlineData("StartAfter", """{"count":5000}""")]
    [InlineData("StartAfter", """{"meta":null}""")]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"total":300}}""")]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"startAfterId":null,"total":"300"}}""")]
    [InlineData("StartAfter", """{"meta":{"startAfter":5}}""")]
    [InlineData("SearchAfter", "{}")]
    [InlineData("SearchAfter", """{"total":5000}""")]
    [InlineData("Skip", """{"count":2}""")]
    [InlineData("Offset", "{}")]
    [InlineData("NextCursor", "{}")]
    [InlineData("NextCursor", """{"nextCursor":null}""")]
    public async Task A_listing_that_ends_too_early_is_an_error_after_its_objects(string style, string rest)
    {
        List<Contact> came = [];
        ApiException failure = await Calls.FailureAsync(async () =>
        {
            Arguments first = new() { { "limit", 1 } };
            await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(ListOf(Style(style)), first, Send, default))
            {
                came.AddRange(page.Value!);
            }
        });

        Assert.Equal(ApiErrorKind.ListingIncomplete, failure.Kind);
        Assert.Single(came);

        Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call) =>
            Task.FromResult(arguments.Has("skip") ? Page("{}", count: 0) : Page(rest, hasCursor: false));
    }

    [Theory]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"startAfterId":"a","total":300}}""", "{}")]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"startAfterId":"a","total":300}}""",
        """{"meta":{"startAfter":null,"startAfterId":null,"total":300}}""")]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"startAfterId":"a","total":300}}""",
        """{"meta":{"total":0}}""")]
    [InlineData("SearchAfter", """{"total":300}""", """{"total":300}""")]
    [InlineData("Offset", """{"hasMore":true}""", """{"hasMore":false}""")]
    public async Task A_listing_with_an_empty_page_before_its_end_is_an_error(string style, string first, string second)
    {
        int calls = 0;
        ApiException failure = await Calls.FailureAsync(async () =>
        {
            await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(ListOf(Style(style)), [], Send, default))
            {
                Assert.InRange(page.Value!.Length, 0, 1);
            }
        });

        Assert.Equal(ApiErrorKind.ListingIncomplete, failure.Kind);

        Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call) =>
            Task.FromResult(calls++ == 0 ? Page(first) : Page(second, count: 0));
    }

    [Fact]
    public async Task A_listing_that_shrinks_while_it_is_read_is_complete()
    {
        string[] pages =
        [
            """{"meta":{"startAfter":5,"startAfterId":"a","total":3}}""",
            """{"meta":{"startAfter":6,"startAfterId":"b","total":2}}""", """{"meta":{"total":2}}""",
        ];
        int calls = 0;
        List<Contact> came = [];
        await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
            ListOf(HighLevelPaging.StartAfter), [], Send, default))
        {
            came.AddRange(page.Value!);
        }

        Assert.Equal(2, came.Count);

        Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call) =>
            Task.FromResult(Page(pages[calls], count: calls++ < 2 ? 1 : 0));
    }

    [Theory]
    [InlineData("""{"cursor":{"more":false,"max":null}}""")]
    [InlineData("""{"cursor":{"more":true,"max":3}}""")]
    [InlineData("{}")]
    public async Task A_stream_that_gives_no_more_ends_with_a_warning(string second)
    {
        ProgressMessages progress = new();
        int calls = 0;
        List<bool> cut = [];
        await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
            ListOf(StockTwitsService.Cursor), [], Send, new CallContext(default, progress)))
        {
            cut.Add(page.IsCutOff);
        }

        Assert.Equal([false, true], cut);
        Assert.Contains("gave nothing", Assert.Single(progress.All, static one => one.IsWarning).Text);

        Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call) => Task.FromResult(
            calls++ == 0 ? Page("""{"cursor":{"more":true,"max":5}}""") : Page(second, count: 0));
    }

    [Theory]
    [InlineData("StartAfter", """{"meta":{"startAfter":5,"startAfterId":"a"}}""")]
    [InlineData("Cursor", """{"cursor":{"more":true,"max":5}}""")]
    [InlineData("SearchAfter", "{}")]
    [InlineData("NextCursor", """{"nextCursor":"5"}""")]
    [InlineData("Offset", """{"hasMore":true}""")]
    [InlineData("Skip", "{}")]
    public async Task A_listing_that_repeats_its_cursor_fails_at_the_first_repetition(
        string style, string rest)
    {
        int pages = 0;
        int calls = 0;
        ApiException failure = await Calls.FailureAsync(async () =>
        {
            await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(ListOf(Style(style)), [], Send, default))
            {
                pages++;
            }
        });

        Assert.Equal(ApiErrorKind.PagingLoop, failure.Kind);
        Assert.Equal(1, pages);
        Assert.Equal(2, calls);

        Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call)
        {
            calls++;
            return Task.FromResult(Page(rest));
        }
    }

    [Fact]
    public async Task A_listing_that_leads_back_to_its_first_page_fails()
    {
        Arguments first = new() { { "max", "5" } };

        ApiException failure = await Calls.FailureAsync(async () =>
        {
            await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
                ListOf(StockTwitsService.Cursor), first, Send, default))
            {
                Assert.Fail("The first page already points back to itself.");
            }
        });

        Assert.Equal(ApiErrorKind.PagingLoop, failure.Kind);

        static Task<ApiResponse<Contact[]>> Send(Arguments arguments, CallContext call) =>
            Task.FromResult(Page("""{"cursor":{"more":true,"max":5}}"""));
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task Stopping_within_the_first_page_takes_one_call(string style)
    {
        PagedService service = new(Style(style), total: 1000, pageSize: 10);

        await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
            service.Operation, service.First, service.SendAsync, default))
        {
            Assert.Equal(10, page.Value!.Length);
            break;
        }

        Assert.Single(service.Calls);
    }

    private static async Task<List<Contact>> ReadAllAsync(PagedService service, Arguments? first = null)
    {
        List<Contact> contacts = [];
        await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
            service.Operation, first ?? service.First, service.SendAsync, default))
        {
            contacts.AddRange(page.Value!);
        }

        return contacts;
    }

    private static PagingStyle Style(string name) => s_paged.Single(style => style.Name == name);

    private static Operation<Contact[]> ListOf(PagingStyle style) => new PagedService(style, 0, 1).Operation;

    private static ApiResponse<Contact[]> Page(string rest, int count = 1, bool hasCursor = true) => new(
        [
            .. Enumerable.Range(1, count).Select(number => new Contact
            {
                Id = $"{number}",
                SearchAfter = hasCursor ? JsonSerializer.SerializeToElement(new[] { 1 }) : null,
            }),
        ],
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(rest)!,
        HttpStatusCode.OK,
        null);
}
