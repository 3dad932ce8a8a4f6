using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>How long a call is tried again, and when it must not leave any more.</summary>
public sealed class PatienceTests
{
    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task A_patient_call_waits_for_a_service_that_comes_back()
    {
        DateTimeOffset back = _clock.GetUtcNow() + TimeSpan.FromMinutes(3);
        using LoopbackServer server = new(_ =>
            _clock.GetUtcNow() < back ? ScriptedResponse.Json("{}", 503) : ScriptedResponse.Json("{}"));

        ApiException impatient = await Calls.FailureAsync(() => SendAsync(server, new CallContext(default)));
        await SendAsync(server, new CallContext(default) { Patience = TimeSpan.FromMinutes(5) });

        Assert.Equal(5, impatient.Attempts);
        Assert.InRange(_clock.GetUtcNow(), back, back + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Patience_ends()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}", 503));
        DateTimeOffset begun = _clock.GetUtcNow();

        await Calls.FailureAsync(() =>
            SendAsync(server, new CallContext(default) { Patience = TimeSpan.FromMinutes(5) }));

        Assert.InRange(
            _clock.GetUtcNow() - begun, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(119, 1)]
    [InlineData(60, 2)]
    public async Task A_call_that_is_held_up_until_its_deadline_does_not_leave(int retryAfter, int requests)
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}", 429, ("Retry-After", $"{retryAfter}")));
        CallContext call = new(default) { NotAfter = _clock.GetUtcNow() + TimeSpan.FromSeconds(90) };

        ApiException failure = await Calls.FailureAsync(() => SendAsync(server, call));

        Assert.Equal(ApiErrorKind.RateLimited, failure.Kind);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_deadline_that_passes_during_a_wait_for_the_limit_is_seen_at_departure()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        RateLimiter limiter = new(1, TimeSpan.FromSeconds(100), _clock);
        CallContext call = new(default) { NotAfter = _clock.GetUtcNow() + TimeSpan.FromSeconds(50) };
        await SendAsync(server, call, limiter);

        ApiException failure = await Calls.FailureAsync(() => SendAsync(server, call, limiter));

        Assert.Equal((ApiErrorKind.TooLate, "Ghl.TooLate"), (failure.Kind, failure.ErrorId));
        Assert.Single(server.Requests);
    }

    /// <summary>The clock jumps, as it does when a machine was asleep.</summary>
    [Fact]
    public async Task A_deadline_that_passed_while_the_machine_slept_is_seen_at_departure()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        CallContext call = new(default) { NotAfter = _clock.GetUtcNow() - TimeSpan.FromSeconds(1) };

        Assert.Equal(ApiErrorKind.TooLate, (await Calls.FailureAsync(() => SendAsync(server, call))).Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_change_that_meets_429_without_a_time_waits_and_takes_effect_once()
    {
        ScriptedResponse refusal = ScriptedResponse.Json("{}", 429) with { HasEffect = false };
        using LoopbackServer server =
            new(refusal, refusal, ScriptedResponse.Json("""{"contact":{"id":"c1","locationId":"loc-1"}}""", 201)
                with { HasEffect = true });
        ProgressMessages messages = new();
        using HighLevelConnection connection = new(server.Address, "token", "loc-1", _clock);

        ApiResponse<Contact> created = await connection.SendAsync(
            Contacts.Create, new Arguments { { "firstName", "Ada" } }, new CallContext(default, messages));

        Assert.Equal("c1", created.Value?.Id);
        Assert.Equal((3, 1), (server.Requests.Count, server.Effects));
        Assert.Equal(2, messages.All.Count(static one =>
            one.Text.Contains("Ghl.RateLimited", StringComparison.Ordinal) && one.Wait is not null));
    }

    [Fact]
    public async Task A_change_that_was_made_is_no_error_if_the_custom_fields_cannot_be_read_then()
    {
        using LoopbackServer server = new(request => request.Path.EndsWith("customFields", StringComparison.Ordinal)
            ? ScriptedResponse.Json("""{"message":"boom"}""", 500)
            : ScriptedResponse.Json(
                """{"contact":{"id":"c1","locationId":"loc-1","customFields":[{"id":"f1","value":"x"}]}}""", 201));
        ProgressMessages messages = new();
        using HighLevelConnection connection = new(server.Address, "token", "loc-1", _clock);

        ApiResponse<Contact> created = await connection.SendAsync(
            Contacts.Create, new Arguments { { "firstName", "Ada" } }, new CallContext(default, messages));

        Assert.Equal("c1", created.Value?.Id);
        Assert.StartsWith(
            "Custom fields are shown by ID, ", Assert.Single(messages.All, static one => one.IsWarning).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_after_the_effect_does_not_claim_that_nothing_happened()
    {
        using LoopbackServer server = new(ScriptedResponse.Json(
            """{"statusCode":422,"message":["tags must be an array"],"error":"Unprocessable Entity"}""", 422) with
        {
            HasEffect = true,
        });
        using HighLevelConnection connection = new(server.Address, "token", "loc-1", _clock);

        ApiException failure = await Calls.FailureAsync(() => connection.SendAsync(
            Contacts.Create, new Arguments { { "firstName", "Ada" } }, new CallContext(default)));

        Assert.Equal((ApiErrorKind.InvalidRequest, 1), (failure.Kind, failure.Attempts));
        Assert.DoesNotContain("not created", failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nothing", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Location is not active", "Ghl.LocationInactive")]
    [InlineData("API endpoint has been removed", "Ghl.UnknownEndpoint")]
    public async Task A_refused_token_call_says_why_and_is_not_repeated(string message, string id)
    {
        using LoopbackServer server = new(ScriptedResponse.Json(JsonSerializer.Serialize(new { message }), 400));
        using ApiClient client = Calls.Client(_clock);
        Operation<JsonElement> token = new(
            HighLevelService.Instance, "ghl.oauth.token", "POST /oauth/token", HighLevelJson.Default.JsonElement);

        Assert.Equal(id, (await Calls.FailureAsync(() => client.SendAsync(token, server.Address))).ErrorId);
        Assert.Single(server.Requests);
    }

    private Task<ApiResponse<JsonElement>> SendAsync(
        LoopbackServer server, CallContext call, RateLimiter? limiter = null)
    {
        Operation<JsonElement> operation = TestOperations.Of(RetrySafety.Verifiable) with
        {
            RetrySafety = RetrySafety.Idempotent,
        };
        ApiClient client = Calls.Client(_clock, limiter: limiter);
        return client.SendAsync(
            operation, RequestBuilder.Build(operation, server.Address, Calls.Anonymous, []), call);
    }
}
