using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// One fault, then a service that works. An idempotent call is retried and succeeds. Any other call is retried only if
/// it
/// cannot have taken effect, and otherwise fails with an unknown outcome, so that it never takes effect twice.
/// </summary>
public sealed class RetrySafetyTests
{
    private static readonly Dictionary<string, ScriptedResponse> s_faults = new()
    {
        ["429"] = ScriptedResponse.Json("{}", 429, ("Retry-After", "1")),
        ["500"] = ScriptedResponse.Json("""{"message":"Internal server error"}""", 500) with { HasEffect = true },
        ["502"] = ScriptedResponse.Of(502, "text/html", "<html>Bad Gateway</html>"),
        ["503"] = ScriptedResponse.Json("{}", 503),
        ["504"] = ScriptedResponse.Json("{}", 504) with { HasEffect = true },
        ["524"] = ScriptedResponse.Of(524, "text/html", "<html>timeout</html>") with { HasEffect = true },
        ["timeout"] = ScriptedResponse.None,
        ["timeout within the body"] = ScriptedResponse.Stalled("""{"thing":1}"""),
        ["reset before"] = ScriptedResponse.ResetBefore,
        ["reset after"] = ScriptedResponse.ResetAfter,
        ["close after"] = ScriptedResponse.CloseAfter,
        ["truncated"] = ScriptedResponse.Truncated("""{"thing":1}"""),
        ["not JSON"] = ScriptedResponse.Json("""{"thing":"""),
        ["web page"] = ScriptedResponse.Of(200, "text/html", "<html>Just a moment</html>"),
        ["400"] = ScriptedResponse.Json("""{"statusCode":400,"message":"no"}""", 400),
        ["422"] = ScriptedResponse.Json("""{"statusCode":422,"message":["no"]}""", 422),
        ["firewall"] = ScriptedResponse.Of(403, "text/html", "<html>Access denied</html>"),
        ["daily 429"] = ScriptedResponse.Json("{}", 429, ("X-RateLimit-Daily-Remaining", "0"), ("Retry-After", "1")),
    };

    /// <summary>
    /// The fault, the error of an idempotent call, and the error of any other call; null for success.
    /// </summary>
    public static TheoryData<string, string?, string?> Table { get; } = new()
    {
        { "429", null, null },
        { "500", null, "OutcomeUnknown" },
        { "502", null, "OutcomeUnknown" },
        { "503", null, "OutcomeUnknown" },
        { "504", null, "OutcomeUnknown" },
        { "524", null, "OutcomeUnknown" },
        { "timeout", null, "OutcomeUnknown" },
        { "timeout within the body", null, "OutcomeUnknown" },
        { "reset before", null, "OutcomeUnknown" },
        { "reset after", null, "OutcomeUnknown" },
        { "close after", null, "OutcomeUnknown" },
        { "truncated", null, "OutcomeUnknown" },
        { "not JSON", null, "OutcomeUnknown" },
        { "web page", null, "OutcomeUnknown" },
        { "400", "InvalidRequest", "InvalidRequest" },
        { "422", "InvalidRequest", "InvalidRequest" },
        { "firewall", "Blocked", "Blocked" },
        { "daily 429", "DailyLimit", "DailyLimit" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task An_idempotent_call_is_retried_after(string fault, string? outcome, string? unsafeOutcome)
    {
        _ = unsafeOutcome;
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Idempotent, fault, requests: outcome is null ? 2 : 1));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Any_other_call_never_takes_effect_twice_after(
        string fault, string? safeOutcome, string? outcome)
    {
        _ = safeOutcome;
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Verifiable, fault, requests: outcome is null ? 2 : 1));
        Assert.Equal(outcome, await OutcomeAsync(RetrySafety.Never, fault, requests: outcome is null ? 2 : 1));
    }

    [Theory]
    [InlineData(RetrySafety.Idempotent)]
    [InlineData(RetrySafety.Verifiable)]
    [InlineData(RetrySafety.Never)]
    public async Task A_refused_connection_is_always_retried_because_nothing_was_sent(RetrySafety safety)
    {
        Uri unused = new($"http://127.0.0.1:{UnusedPort()}");
        VirtualClock clock = new();
        using ApiClient client = Calls.Client(clock);

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(TestOperations.Of(safety), unused));

        Assert.Equal(ApiErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(5, failure.Attempts);

        // A pause is random; one of less than a millisecond is none.
        Assert.InRange(clock.Waits.Count, 1, 4);
    }

    [Fact]
    public async Task A_connection_that_is_not_accepted_counts_as_refused()
    {
        using Socket full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        IPEndPoint address = (IPEndPoint)full.LocalEndPoint!;
        List<Socket> backlog = [.. Enumerable.Range(0, 8).Select(_ => ConnectTo(address))];
        using ApiClient client = new(new ApiSettings
        {
            LimiterFor = _ => null,
            Time = new VirtualClock(),
            AttemptTimeout = TimeSpan.FromSeconds(20),
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
        });

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestOperations.Of(RetrySafety.Never), new Uri($"http://127.0.0.1:{address.Port}")));

        backlog.ForEach(static socket => socket.Dispose());
        Assert.Equal(ApiErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(5, failure.Attempts);
    }

    [Fact]
    public async Task The_error_for_an_unknown_outcome_says_what_happened_and_what_to_do()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json("""{"statusCode":500,"message":"boom","traceId":"trace-1"}""", 500),
            TestOperations.Of(RetrySafety.Never));

        Assert.Equal("Ghl.OutcomeUnknown", failure.ErrorId);
        Assert.Equal(HttpStatusCode.InternalServerError, failure.StatusCode);
        Assert.Equal("trace-1", failure.TraceId);
        Assert.Contains("Ghl.ServerError", failure.Message, StringComparison.Ordinal);
        Assert.Contains("It was not repeated. Check at the service first", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ApiErrorKind.ServerError, Assert.IsType<ApiException>(failure.InnerException).Kind);
    }

    [Fact]
    public async Task A_retry_is_reported_when_its_wait_begins()
    {
        using LoopbackServer server = new(s_faults["429"], ScriptedResponse.Json("{}"));
        using ApiClient client = Calls.Client(new VirtualClock());
        ProgressMessages messages = new();

        ApiRequest request =
            RequestBuilder.Build(TestOperations.Of(RetrySafety.Idempotent), server.Address, Calls.Anonymous, []);
        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), request, new CallContext(default, messages));

        Assert.Contains(
            new ProgressMessage("test.call: Ghl.RateLimited, retrying", TimeSpan.FromSeconds(1)), messages.All);
    }

    private static async Task<string?> OutcomeAsync(RetrySafety safety, string fault, int requests)
    {
        // The first call opens the connection: HTTP stacks retry by themselves on connections that were open before.
        ScriptedResponse success = ScriptedResponse.Json("""{"thing":2}""");
        using LoopbackServer server = new(success with { HasEffect = false }, s_faults[fault], success);
        double timeout = s_faults[fault].Then == AfterResponse.Hang ? 1 : 20;
        using ApiClient client = Calls.Client(new VirtualClock(), TimeSpan.FromSeconds(timeout));
        Operation<JsonElement> operation = TestOperations.Of(safety);
        await client.SendAsync(operation, server.Address);
        string? outcome = null;
        try
        {
            await client.SendAsync(operation, server.Address);
        }
        catch (ApiException failure)
        {
            outcome = failure.Kind.Name;
            Assert.Equal(requests, failure.Attempts);
        }

        Assert.Equal(1 + requests, server.Requests.Count);
        Assert.True(safety == RetrySafety.Idempotent || server.Effects <= 1, $"{fault} gave {server.Effects} effects.");
        return outcome;
    }

    private static Socket ConnectTo(IPEndPoint address)
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
