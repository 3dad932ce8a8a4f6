using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api.Logging;

public sealed class CallLogTests : IDisposable
{
    private const string Token = "pit-00000000-0000-4000-8000-000000000001";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ghlst-log-");
    private readonly VirtualClock _clock = new();

    private string FilePath => Path.Combine(_folder.FullName, "log.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_call_has_a_line_for_each_attempt_and_retry()
    {
        using LoopbackServer server = new(
            ScriptedResponse.Json("""{"message":"boom","traceId":"trace-1"}""", 503, ("Retry-After", "2")),
            ScriptedResponse.Json("""{"tags":[{"id":"1","name":"vip"}],"traceId":"trace-2"}"""));
        using HighLevelConnection connection = Connect(server.Address);

        await connection.SendAsync(Tags.List, [], default);

        JsonElement[] lines = Lines();
        Assert.Equal(["attempt", "retry", "attempt"], Texts(lines, "event"));
        Assert.Equal(["warning", "warning", "info"], Texts(lines, "level"));
        Assert.Single(Texts(lines, "request").Distinct());
        Assert.Single(Texts(lines, "run").Distinct());
        Assert.Equal(["ghl.tag.list", "ghl.tag.list", "ghl.tag.list"], Texts(lines, "operation"));
        Assert.Equal(["loc-1", "loc-1", "loc-1"], Texts(lines, "location"));
        Assert.Equal([503, null, 200], Numbers(lines, "status"));
        Assert.Equal([1, null, 2], Numbers(lines, "attempt"));
        Assert.Equal(["Ghl.ServerError", "Ghl.ServerError", null], Texts(lines, "error"));
        Assert.Equal(["trace-1", null, "trace-2"], Texts(lines, "trace"));
        Assert.Equal(2000, Numbers(lines, "waitMs")[1]);
        Assert.All(lines, static line => Assert.EndsWith("Z", line.GetProperty("time").GetString()!,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_failed_has_a_line_of_its_own()
    {
        using LoopbackServer server =
            new(ScriptedResponse.Json("""{"message":"Contact not found","traceId":"t"}""", 404));
        using HighLevelConnection connection = Connect(server.Address);

        await Calls.FailureAsync(() => connection.SendAsync(Contacts.Get, new() { { "contactId", "c1" } }, default));

        JsonElement[] lines = Lines();
        Assert.Equal(["attempt", "failure"], Texts(lines, "event"));
        Assert.Equal(["error", "error"], Texts(lines, "level"));
        Assert.Equal(["Ghl.NotFound", "Ghl.NotFound"], Texts(lines, "error"));
    }

    [Fact]
    public async Task Different_calls_have_different_ids_and_the_same_session()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"tags":[]}"""));
        using HighLevelConnection connection = Connect(server.Address);

        await connection.SendAsync(Tags.List, [], default);
        await connection.SendAsync(Tags.List, [], default);

        Assert.Equal(2, Texts(Lines(), "request").Distinct().Count());
        Assert.Single(Texts(Lines(), "run").Distinct());
    }

    [Fact]
    public async Task Nothing_of_a_request_or_a_response_is_logged_but_ids()
    {
        string[] hidden = ["ada", "example.com", "555", "0177", Token, "Merger", "127.0.0.1", "email="];
        using LoopbackServer server = new(
            ScriptedResponse.Json(
                $$"""{"message":"ada@example.com +12005550177 {{Token}} Merger","traceId":"ada@example.com"}""", 400),
            ScriptedResponse.Json(
                $$"""{"traceId":"{{Token}}","contacts":[{"id":"c1","email":"ada@example.com"}],"meta":null}"""),
            ScriptedResponse.Json(
                """{"traceId":"ada@example.com","contacts":[{"id":"c1","phone":"+12005550177"}],"meta":{}}"""));
        using HighLevelConnection connection = Connect(server.Address);
        Arguments values = new()
        {
            { "email", "ada@example.com" }, { "phone", "+12005550177" }, { "firstName", "Merger" },
        };

        await Calls.FailureAsync(() => connection.SendAsync(Contacts.Create, values, default));
        await connection.SendAsync(Contacts.List, new() { { "query", "ada@example.com" } }, default);
        await connection.SendAsync(Contacts.List, new() { { "query", "+12005550177" } }, default);

        Assert.Equal(4, Lines().Length);
        string text = await File.ReadAllTextAsync(FilePath);
        Assert.All(hidden, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_token_of_StockTwits_is_not_logged()
    {
        string token = new('a', 40);
        using LoopbackServer server = new(ScriptedResponse.Json(
            $$"""{"response":{"status":422},"errors":[{"message":"{{token}}"}]}""", 422));
        using StockTwitsConnection connection = new(server.Address, token, Settings());

        await Calls.FailureAsync(() => connection.SendAsync(Messages.Create, new() { { "body", "Secret" } }, default));

        string text = await File.ReadAllTextAsync(FilePath);
        Assert.DoesNotContain("aaaaaaaa", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("stocktwits.message.create", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_logged_without_personal_data()
    {
        CallLog log = new(new LogFile(FilePath), _clock);

        log.Warned("Contact c1 was skipped: ada@example.com, +1 200-555-0177.");

        JsonElement line = Assert.Single(Lines());
        Assert.Equal("warning", line.GetProperty("event").GetString());
        Assert.Equal("Contact c1 was skipped: <e-mail>, <phone>.", line.GetProperty("text").GetString());
    }

    [Fact]
    public void A_location_that_is_an_address_is_not_logged()
    {
        new CallLog(new LogFile(FilePath), _clock).Of("ada@example.com").Warned("x");

        Assert.Equal("<e-mail>", Assert.Single(Lines()).GetProperty("location").GetString());
    }

    [Fact]
    public async Task A_wait_for_the_rate_limit_is_logged()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        RateLimiter limiter = new(1, TimeSpan.FromSeconds(10), _clock);
        CallLog log = new(new LogFile(FilePath), _clock);
        using ApiClient client = new(new ApiSettings { Time = _clock, LimiterFor = _ => limiter });
        ApiRequest request =
            RequestBuilder.Build(TestOperations.Of(RetrySafety.Idempotent), server.Address, Calls.Anonymous, []);
        CallContext call = new CallContext(default) with
        {
            Log = log.OfCall(TestOperations.Of(RetrySafety.Idempotent), default),
        };

        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), request, call);
        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), request, call);

        JsonElement[] lines = Lines();
        Assert.Equal(["attempt", "wait", "attempt"], Texts(lines, "event"));
        Assert.InRange(Numbers(lines, "waitMs")[1]!.Value, 9_000, 11_000);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_one_warning_and_stops_nothing()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"tags":[]}"""));
        ProgressMessages progress = new();
        using HighLevelConnection connection = new(
            server.Address, Token, "loc-1",
            new ApiSettings { Time = _clock, Log = new CallLog(new LogFile(_folder.FullName), _clock) });

        await connection.SendAsync(Tags.List, [], new CallContext(default, progress));
        await connection.SendAsync(Tags.List, [], new CallContext(default, progress));

        ProgressMessage warning = Assert.Single(progress.All, static message => message.IsWarning);
        Assert.Contains(_folder.FullName, warning.Text, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    private HighLevelConnection Connect(Uri address) => new(address, Token, "loc-1", Settings());

    private ApiSettings Settings() =>
        new() { Time = _clock, Log = new CallLog(new LogFile(FilePath), _clock) };

    private JsonElement[] Lines() =>
        [.. File.ReadAllLines(FilePath).Select(static line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static List<string?> Texts(JsonElement[] lines, string name) =>
        [.. lines.Select(line => line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null)];

    private static List<long?> Numbers(JsonElement[] lines, string name) =>
        [.. lines.Select(line => line.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : (long?)null)];
}
