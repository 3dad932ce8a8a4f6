using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// One fault, then a service that works. What is safe is repeated and succeeds; what is not safe is repeated only where
/// nothing can have happened, and otherwise ends as an unknown outcome, so that no effect is ever had twice.
/// </summary>
public sealed class RepetitionTests
{
    private static readonly Dictionary<string, Answer> s_faults = new()
    {
        ["429"] = Answer.Json("{}", 429, ("Retry-After", "1")),
        ["500"] = Answer.Json("""{"message":"Internal server error"}""", 500) with { HasEffect = true },
        ["502"] = Answer.Of(502, "text/html", "<html>Bad Gateway</html>"),
        ["503"] = Answer.Json("{}", 503),
        ["504"] = Answer.Json("{}", 504) with { HasEffect = true },
        ["524"] = Answer.Of(524, "text/html", "<html>timeout</html>") with { HasEffect = true },
        ["timeout"] = Answer.Silence,
        ["timeout within the body"] = Answer.Stalled("""{"thing":1}"""),
        ["reset before"] = Answer.ResetBefore,
        ["reset after"] = Answer.ResetAfter,
        ["close after"] = Answer.CloseAfter,
        ["truncated"] = Answer.Truncated("""{"thing":1}"""),
        ["not JSON"] = Answer.Json("""{"thing":"""),
        ["web page"] = Answer.Of(200, "text/html", "<html>Just a moment</html>"),
        ["400"] = Answer.Json("""{"statusCode":400,"message":"no"}""", 400),
        ["422"] = Answer.Json("""{"statusCode":422,"message":["no"]}""", 422),
        ["firewall"] = Answer.Of(403, "text/html", "<html>Access denied</html>"),
        ["daily 429"] = Answer.Json("{}", 429, ("X-RateLimit-Daily-Remaining", "0"), ("Retry-After", "1")),
    };

    /// <summary>
    /// Fault by what becomes of a row that is Safe, and of one that is Verify or Never; null for success.
    /// </summary>
    public static TheoryData<string, ApiErrorKind?, ApiErrorKind?> Table { get; } = new()
    {
        { "429", null, null },
        { "500", null, ApiErrorKind.OutcomeUnknown },
        { "502", null, ApiErrorKind.OutcomeUnknown },
        { "503", null, ApiErrorKind.OutcomeUnknown },
        { "504", null, ApiErrorKind.OutcomeUnknown },
        { "524", null, ApiErrorKind.OutcomeUnknown },
        { "timeout", null, ApiErrorKind.OutcomeUnknown },
        { "timeout within the body", null, ApiErrorKind.OutcomeUnknown },
        { "reset before", null, ApiErrorKind.OutcomeUnknown },
        { "reset after", null, ApiErrorKind.OutcomeUnknown },
        { "close after", null, ApiErrorKind.OutcomeUnknown },
        { "truncated", null, ApiErrorKind.OutcomeUnknown },
        { "not JSON", null, ApiErrorKind.OutcomeUnknown },
        { "web page", null, ApiErrorKind.OutcomeUnknown },
        { "400", ApiErrorKind.InvalidRequest, ApiErrorKind.InvalidRequest },
        { "422", ApiErrorKind.InvalidRequest, ApiErrorKind.InvalidRequest },
        { "firewall", ApiErrorKind.HtmlResponse, ApiErrorKind.HtmlResponse },
        { "daily 429", ApiErrorKind.DailyLimit, ApiErrorKind.DailyLimit },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_is_safe_is_repeated_after(string fault, ApiErrorKind? outcome, ApiErrorKind? unsafeOutcome)
    {
        _ = unsafeOutcome;
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Idempotent, fault, requests: outcome is null ? 2 : 1));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_is_not_safe_is_never_had_twice_after(
        string fault, ApiErrorKind? safeOutcome, ApiErrorKind? outcome)
    {
        _ = safeOutcome;
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Verifiable, fault, requests: outcome is null ? 2 : 1));
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Never, fault, requests: outcome is null ? 2 : 1));
    }

    [Theory]
    [InlineData(RetrySafety.Idempotent)]
    [InlineData(RetrySafety.Verifiable)]
    [InlineData(RetrySafety.Never)]
    public async Task A_refused_connection_is_tried_again_for_all_as_nothing_was_sent(Repeat repeat)
    {
        Uri nobody = new($"http://127.0.0.1:{UnusedPort()}");
        VirtualClock clock = new();
        using ApiClient client = Calls.Client(clock);

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(TestRows.Of(repeat), nobody));

        Assert.Equal(ApiErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(5, failure.Attempts);
        Assert.Equal(4, clock.Waits.Count);
    }

    [Fact]
    public async Task A_connection_that_nobody_accepts_counts_as_refused_and_not_as_an_unknown_outcome()
    {
        using Socket full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        IPEndPoint address = (IPEndPoint)full.LocalEndPoint!;
        List<Socket> crowd = [.. Enumerable.Range(0, 8).Select(_ => Knock(address))];
        using ApiClient client = new(new ApiSettings
        {
            LimiterFor = _ => null,
            Time = new VirtualClock(),
            AttemptTimeout = TimeSpan.FromSeconds(20),
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
        });

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestRows.Of(RetrySafety.Never), new Uri($"http://127.0.0.1:{address.Port}")));

        crowd.ForEach(static socket => socket.Dispose());
        Assert.Equal(ApiErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(5, failure.Attempts);
    }

    [Fact]
    public async Task An_unknown_outcome_says_what_happened_and_what_to_do()
    {
        ApiException failure = await Calls.FailureOfAsync(
            Answer.Json("""{"statusCode":500,"message":"boom","traceId":"trace-1"}""", 500), TestRows.Of(RetrySafety.Never));

        Assert.Equal("Ghl.OutcomeUnknown", failure.ErrorId);
        Assert.Equal(HttpStatusCode.InternalServerError, failure.StatusCode);
        Assert.Equal("trace-1", failure.TraceId);
        Assert.Contains("Ghl.ServerError", failure.Message, StringComparison.Ordinal);
        Assert.Contains("It was not repeated. Look at the service first", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ApiErrorKind.ServerError, Assert.IsType<ApiException>(failure.InnerException).Kind);
    }

    [Fact]
    public async Task A_repetition_is_reported_as_it_begins_to_wait()
    {
        using LoopbackServer server = new(s_faults["429"], Answer.Json("{}"));
        using ApiClient client = Calls.Client(new VirtualClock());
        Progress notices = new();

        ApiRequest request = RequestBuilder.Build(TestRows.Of(RetrySafety.Idempotent), server.Address, Calls.Nobody, []);
        await client.SendAsync(TestRows.Of(RetrySafety.Idempotent), request, new CallContext(default, notices));

        Assert.Contains(new ProgressMessage("test.call: Ghl.RateLimited, trying again", TimeSpan.FromSeconds(1)), notices.All);
    }

    private static async Task<ApiErrorKind?> OutcomeAsync(Repeat repeat, string fault, int requests)
    {
        // The connection is warm, as in a session: on such a one HTTP stacks like to repeat by themselves.
        Answer fine = Answer.Json("""{"thing":2}""");
        using LoopbackServer server = new(fine with { HasEffect = false }, s_faults[fault], fine);
        double timeout = s_faults[fault].End == Ending.Silent ? 1 : 20;
        using ApiClient client = Calls.Client(new VirtualClock(), TimeSpan.FromSeconds(timeout));
        Operation<JsonElement> row = TestRows.Of(repeat);
        await client.SendAsync(row, server.Address);
        ApiErrorKind? outcome = null;
        try
        {
            await client.SendAsync(row, server.Address);
        }
        catch (ApiException failure)
        {
            outcome = failure.Kind;
            Assert.Equal(requests, failure.Attempts);
        }

        Assert.Equal(1 + requests, server.Requests.Count);
        Assert.True(repeat == RetrySafety.Idempotent || server.Effects <= 1, $"{fault} gave {server.Effects} effects.");
        return outcome;
    }

    private static Socket Knock(IPEndPoint address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(address);
        }
        catch (SocketException failure)
        {
            Assert.Contains(failure.SocketErrorCode, new[] { SocketError.WouldBlock, SocketError.InProgress });
        }

        return socket;
    }

    private static int UnusedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
