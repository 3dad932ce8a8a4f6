using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// The error responses that the services are known to send (highlevel-api section 4, stocktwits-api section 5), except
/// the refusals (<see cref="RefusalTests"/>).
/// </summary>
public sealed class ErrorClassificationTests
{
    private static readonly Operation<JsonElement> s_highLevel = TestOperations.Of(RetrySafety.Idempotent);

    private static readonly Operation<JsonElement> s_stockTwits =
        new(StockTwitsService.Instance, "test.stock", "GET /thing.json", HighLevelJson.Default.JsonElement)
        {
            Scope = "read",
        };

    public static TheoryData<int, string, string> HighLevel { get; } = new()
    {
        { 400, """{"statusCode":400,"message":"Contact with id abc not found"}""", "NotFound" },
        { 400, """{"statusCode":400,"message":"Invalid field contact_name"}""", "InvalidRequest" },
        {
            400, """{"statusCode":400,"message":"This location does not allow duplicated contacts."}""",
            "DuplicateContact"
        },
        {
            400,
            """{"statusCode":400,"message":"words of tomorrow","meta":{"contactId":"c9","matchingField":"email"}}""",
            "DuplicateContact"
        },
        { 404, """{"statusCode":404,"message":"Cannot GET /contacts/lookup"}""", "UnknownEndpoint" },
        { 404, """{"statusCode":404,"message":"Task not found"}""", "NotFound" },
        {
            422, """{"statusCode":422,"message":["property X should not exist","locationId should not be empty"]}""",
            "InvalidRequest"
        },
        { 500, """{"statusCode":500,"message":"Internal server error"}""", "ServerError" },
        {
            500, """{"error":{"code":"INTERNAL","message":"boom","details":[],"resolution":"wait"}}""",
            "ServerError"
        },
        { 524, "", "ServerError" },
        { 302, "", "Blocked" },
        { 302, """{"message":"moved"}""", "UnknownEndpoint" },
        { 403, "", "Blocked" },
        { 403, "{}", "Blocked" },
        { 403, "error code: 1010", "Blocked" },
        { 404, "", "Blocked" },
        { 404, """{"status":"maintenance"}""", "Blocked" },
        { 404, "[]", "Blocked" },
        { 410, "", "Blocked" },
    };

    public static TheoryData<int, string, string> StockTwits { get; } = new()
    {
        { 400, Body(400, "SSL is required for all API requests"), "InvalidRequest" },
        { 400, Body(400, "latest contains an invalid filter: latest"), "InvalidRequest" },
        { 404, Body(404, "User not found"), "NotFound" },
        { 404, Body(404, "Symbol not found"), "NotFound" },
        { 404, Body(404, "Message not found"), "NotFound" },
        { 422, Body(422, "Duplicate messages within 30 minutes will not be posted."), "DuplicateMessage" },
        { 422, Body(422, "Body can't be blank"), "InvalidRequest" },
        { 422, Body(422, "You can't like your own messages."), "InvalidRequest" },
        { 500, "", "ServerError" },
        { 504, "upstream request timeout", "ServerError" },
    };

    [Theory]
    [MemberData(nameof(HighLevel))]
    public async Task HighLevel_error_response_means(int status, string body, string kind)
    {
        ApiException failure = await Calls.FailureOfAsync(ScriptedResponse.Json(body, status), s_highLevel);

        Assert.Equal($"Ghl.{kind}", failure.ErrorId);
        Assert.Equal(status, (int?)failure.StatusCode);
        Assert.NotEmpty(failure.Advice);
    }

    [Theory]
    [MemberData(nameof(StockTwits))]
    public async Task StockTwits_error_response_means(int status, string body, string kind)
    {
        ApiException failure = await Calls.FailureOfAsync(ScriptedResponse.Json(body, status), s_stockTwits);

        Assert.Equal($"StockTwits.{kind}", failure.ErrorId);
        Assert.Equal(status, (int?)failure.StatusCode);
        Assert.NotEmpty(failure.Advice);
    }

    [Theory]
    [InlineData(302, "text/html", "Blocked")]
    [InlineData(403, "text/html", "Blocked")]
    [InlineData(403, "application/json", "Blocked")]
    [InlineData(404, "text/html", "Blocked")]
    [InlineData(422, "text/html", "Blocked")]
    [InlineData(503, "text/html; charset=utf-8", "ServerError")]
    [InlineData(200, "text/html", "Blocked")]
    public async Task A_web_page_is_recognized_by_its_media_type_or_its_content(
        int status, string contentType, string kind)
    {
        ScriptedResponse page =
            ScriptedResponse.Of(
                status, contentType, "\r\n <!DOCTYPE html><html><title>Just a moment...</title></html>");

        ApiException failure = await Calls.FailureOfAsync(page, s_stockTwits);

        Assert.Equal(kind, failure.Kind.Name);
        Assert.DoesNotContain("<", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("[1,2,3]")]
    [InlineData("""{"contact":{"id":""")]
    [InlineData("""{"contact":[]}""")]
    [InlineData("""{"contact":{"id":{"nested":1}}}""")]
    [InlineData("\"text\"")]
    public async Task A_success_that_cannot_be_read_is_an_invalid_response(string body)
    {
        using LoopbackServer server = new(ScriptedResponse.Json(body));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } }));

        Assert.Equal(ApiErrorKind.InvalidResponse, failure.Kind);
        Assert.DoesNotContain("dressed", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "{\"\u00ff\":1}", "InvalidResponse")]
    [InlineData("200 OK", "{\"contact\":{\"firstName\":\"\u00ff\"}}", "InvalidResponse")]
    [InlineData("400 Bad", "{\"message\":\"\u00ff\"}", "InvalidRequest")]
    [InlineData("400 Bad", "{\"message\":\"\\ud800\"}", "InvalidRequest")]
    public async Task Bytes_that_are_not_UTF8_are_handled(string status, string latin1, string kind)
    {
        string head = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
        using LoopbackServer server =
            new(new ScriptedResponse(Encoding.Latin1.GetBytes(head + latin1), AfterResponse.Close, HasEffect: false));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure =
            await Calls.FailureAsync(
                () => client.SendAsync(Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } }));

        Assert.Equal(kind, failure.Kind.Name);
    }

    [Fact]
    public async Task A_web_page_is_recognized_by_its_first_character()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json(" <html>dressed up as JSON</html>"), s_stockTwits);

        Assert.Equal(ApiErrorKind.Blocked, failure.Kind);
        Assert.DoesNotContain("dressed", failure.ToString(), StringComparison.Ordinal);
    }

    private static string Body(int status, string message) =>
        JsonSerializer.Serialize(new { response = new { status }, errors = new[] { new { message } } });
}
