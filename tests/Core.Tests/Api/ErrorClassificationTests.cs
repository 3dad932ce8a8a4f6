using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Each text that a service is known to answer, and what it means (highlevel-api section 4, stocktwits-api section 5).
/// </summary>
public sealed class ErrorClassificationTests
{
    private static readonly Operation<JsonElement> s_highLevel = TestRows.Of(RetrySafety.Idempotent);

    private static readonly Operation<JsonElement> s_stockTwits =
        new(StockTwitsService.Instance, "test.stock", "GET /thing.json", HighLevelJson.Default.JsonElement) { Scope = "read" };

    public static TheoryData<int, string, ApiErrorKind> HighLevel { get; } = new()
    {
        { 400, """{"statusCode":400,"message":"Contact with id abc not found"}""", ApiErrorKind.NotFound },
        { 400, """{"statusCode":400,"message":"Invalid field contact_name"}""", ApiErrorKind.InvalidRequest },
        { 400, """{"statusCode":400,"message":"Location is not active"}""", HighLevelErrors.LocationInactive },
        { 400, """{"statusCode":400,"message":"API endpoint has been removed"}""", ApiErrorKind.UnknownEndpoint },
        {
            400, """{"statusCode":400,"message":"This location does not allow duplicated contacts."}""",
            HighLevelErrors.DuplicateContact
        },
        {
            400,
            """{"statusCode":400,"message":"words of tomorrow","meta":{"contactId":"c9","matchingField":"email"}}""",
            HighLevelErrors.DuplicateContact
        },
        {
            401, """{"statusCode":401,"message":"Invalid token: access token is invalid","error":"Unauthorized"}""",
            ApiErrorKind.TokenInvalid
        },
        { 401, """{"statusCode":401,"message":"Invalid JWT"}""", ApiErrorKind.TokenInvalid },
        { 401, """{"statusCode":401,"message":"Invalid Private Integration token"}""", ApiErrorKind.TokenInvalid },
        {
            401, """{"error":"UnAuthorized!","error_description":"Authorization code not found"}""",
            ApiErrorKind.TokenInvalid
        },
        {
            401, """{"statusCode":401,"message":"The token is not authorized for this scope."}""",
            ApiErrorKind.ScopeMissing
        },
        {
            401,
            """{"statusCode":401,"message":"This authClass type is not allowed to access this scope. Exchange it."}""",
            HighLevelErrors.WrongTokenClass
        },
        { 401, """{"statusCode":401,"message":"Token's user type mismatch!"}""", HighLevelErrors.WrongTokenClass },
        {
            401, """{"statusCode":401,"message":"This token's user type is not yet supported!"}""",
            HighLevelErrors.WrongTokenClass
        },
        { 401, """{"statusCode":401,"message":"version header was not found."}""", ApiErrorKind.UnknownEndpoint },
        { 401, """{"statusCode":401,"message":"version header is invalid"}""", ApiErrorKind.UnknownEndpoint },
        {
            403, """{"statusCode":403,"message":"The token does not have access to this location."}""",
            HighLevelErrors.WrongLocation
        },
        { 404, """{"statusCode":404,"message":"Cannot GET /contacts/lookup"}""", ApiErrorKind.UnknownEndpoint },
        { 404, """{"statusCode":404,"message":"Task not found"}""", ApiErrorKind.NotFound },
        {
            422, """{"statusCode":422,"message":["property X should not exist","locationId should not be empty"]}""",
            ApiErrorKind.InvalidRequest
        },
        { 429, """{"statusCode":429,"message":"ThrottlerException: Too Many Requests"}""", ApiErrorKind.RateLimited },
        { 500, """{"statusCode":500,"message":"Internal server error"}""", ApiErrorKind.ServerError },
        {
            500, """{"error":{"code":"INTERNAL","message":"boom","details":[],"resolution":"wait"}}""",
            ApiErrorKind.ServerError
        },
        { 524, "", ApiErrorKind.ServerError },
        { 302, "", ApiErrorKind.UnknownEndpoint },
    };

    public static TheoryData<int, string, ApiErrorKind> StockTwits { get; } = new()
    {
        { 400, Said(400, "SSL is required for all API requests"), ApiErrorKind.InvalidRequest },
        { 400, Said(400, "latest contains an invalid filter: latest"), ApiErrorKind.InvalidRequest },
        { 401, Said(401, "Authentication required"), ApiErrorKind.TokenInvalid },
        { 401, Said(401, "Stream required authentication"), ApiErrorKind.TokenInvalid },
        { 401, Said(401, "Account suspended"), StockTwitsErrors.AccountBlocked },
        {
            403, """{"response":{"status":403},"errors":[{"code":"CORE-4302","message":"verify"}]}""",
            StockTwitsErrors.AccountBlocked
        },
        { 403, Said(403, "Forbidden"), ApiErrorKind.ScopeMissing },
        { 404, Said(404, "User not found"), ApiErrorKind.NotFound },
        { 404, Said(404, "Symbol not found"), ApiErrorKind.NotFound },
        { 404, Said(404, "Message not found"), ApiErrorKind.NotFound },
        { 422, Said(422, "Duplicate messages within 30 minutes will not be posted."), StockTwitsErrors.DuplicateMessage },
        { 422, Said(422, "Body can't be blank"), ApiErrorKind.InvalidRequest },
        { 422, Said(422, "You can't like your own messages."), ApiErrorKind.InvalidRequest },
        {
            429, Said(429, "Rate limit exceeded. Client may not make more than 200 requests an hour."),
            ApiErrorKind.RateLimited
        },
        { 500, "", ApiErrorKind.ServerError },
        { 504, "upstream request timeout", ApiErrorKind.ServerError },
    };

    [Theory]
    [MemberData(nameof(HighLevel))]
    public async Task HighLevels_answer_means(int status, string body, ApiErrorKind kind)
    {
        ApiException failure = await Calls.FailureOfAsync(Answer.Json(body, status), s_highLevel);

        Assert.Equal($"Ghl.{kind}", failure.ErrorId);
        Assert.Equal(status, (int?)failure.StatusCode);
        Assert.NotEmpty(failure.Advice);
    }

    [Theory]
    [MemberData(nameof(StockTwits))]
    public async Task StockTwits_answer_means(int status, string body, ApiErrorKind kind)
    {
        ApiException failure = await Calls.FailureOfAsync(Answer.Json(body, status), s_stockTwits);

        Assert.Equal($"StockTwits.{kind}", failure.ErrorId);
        Assert.Equal(status, (int?)failure.StatusCode);
        Assert.NotEmpty(failure.Advice);
    }

    [Theory]
    [InlineData(403, "text/html", ApiErrorKind.HtmlResponse)]
    [InlineData(403, "application/json", ApiErrorKind.HtmlResponse)]
    [InlineData(503, "text/html; charset=utf-8", ApiErrorKind.HtmlResponse)]
    [InlineData(404, "text/html", ApiErrorKind.UnknownEndpoint)]
    [InlineData(200, "text/html", ApiErrorKind.HtmlResponse)]
    public async Task A_web_page_is_recognised_by_its_type_or_its_look(
        int status, string contentType, ApiErrorKind kind)
    {
        Answer page =
            Answer.Of(status, contentType, "\r\n <!DOCTYPE html><html><title>Just a moment...</title></html>");

        ApiException failure = await Calls.FailureOfAsync(page, s_stockTwits);

        Assert.Equal(kind, failure.Kind);
        Assert.DoesNotContain("<", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("<html>dressed up as JSON</html>")]
    [InlineData("[1,2,3]")]
    [InlineData("""{"contact":{"id":""")]
    [InlineData("""{"contact":[]}""")]
    [InlineData("""{"contact":{"id":{"nested":1}}}""")]
    [InlineData("\"text\"")]
    public async Task A_success_that_cannot_be_read_is_a_bad_answer(string body)
    {
        using LoopbackServer server = new(Answer.Json(body));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } }));

        Assert.Equal(ApiErrorKind.InvalidResponse, failure.Kind);
        Assert.DoesNotContain("dressed", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "{\"\u00ff\":1}", ApiErrorKind.InvalidResponse)]
    [InlineData("200 OK", "{\"contact\":{\"firstName\":\"\u00ff\"}}", ApiErrorKind.InvalidResponse)]
    [InlineData("400 Bad", "{\"message\":\"\u00ff\"}", ApiErrorKind.InvalidRequest)]
    [InlineData("400 Bad", "{\"message\":\"\\ud800\"}", ApiErrorKind.InvalidRequest)]
    public async Task Bytes_that_are_no_text_do_no_harm(string status, string latin1, ApiErrorKind kind)
    {
        string head = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
        using LoopbackServer server =
            new(new Answer(Encoding.Latin1.GetBytes(head + latin1), Ending.Close, HasEffect: false));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure =
            await Calls.FailureAsync(
                () => client.SendAsync(Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } }));

        Assert.Equal(kind, failure.Kind);
    }

    [Fact]
    public async Task An_empty_success_is_a_success_without_a_value()
    {
        using LoopbackServer server = new(Answer.Json("", 204));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiResponse<Contact> reply =
            await client.SendAsync(Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } });

        Assert.Null(reply.Value);
    }

    private static string Said(int status, string message) =>
        JsonSerializer.Serialize(new { response = new { status }, errors = new[] { new { message } } });
}
