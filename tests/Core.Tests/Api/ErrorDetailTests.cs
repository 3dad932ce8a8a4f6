using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>The details of an error: message, trace ID, scope, existing contact.</summary>
public sealed class ErrorDetailTests
{
    private static readonly Operation<JsonElement> s_highLevel = TestOperations.Of(RetrySafety.Idempotent);

    [Fact]
    public async Task The_error_has_all_messages_and_the_trace_ID()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json(
                """{"statusCode":422,"message":["property X should not exist","pageLimit missing"],"traceId":"tr-1"}""",
                422),
            s_highLevel);

        Assert.Contains("property X should not exist; pageLimit missing", failure.Message, StringComparison.Ordinal);
        Assert.Equal("tr-1", failure.TraceId);
    }

    [Fact]
    public async Task A_duplicate_error_has_the_ID_of_the_existing_contact()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json(
                """
                {"statusCode":400,"message":"This location does not allow duplicated contacts.",
                "meta":{"contactId":"c9","contactName":"Ada"}}
                """,
                400),
            s_highLevel);

        Assert.Equal("c9", failure.ExistingId);
        Assert.DoesNotContain("Ada", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json(
                """{"statusCode":401,"message":"The token is not authorized for this scope."}""", 401),
            s_highLevel with { Scope = Tags.List.Scope });

        Assert.Contains(
            "Grant the token the scope 'locations/tags.readonly'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_limit_is_distinguished_from_the_burst_limit()
    {
        ScriptedResponse burst =
            ScriptedResponse.Json("{}", 429, ("X-RateLimit-Daily-Remaining", "5"), ("Retry-After", "600"));
        ScriptedResponse day = ScriptedResponse.Json("{}", 429, ("X-RateLimit-Daily-Remaining", "0"));

        Assert.Equal(ApiErrorKind.RateLimited, (await Calls.FailureOfAsync(burst, s_highLevel)).Kind);
        Assert.Equal(ApiErrorKind.DailyLimit, (await Calls.FailureOfAsync(day, s_highLevel)).Kind);
    }

    [Fact]
    public void Every_error_has_a_description_and_advice_that_names_the_scope()
    {
        ApiErrorKind[] kinds = [.. OperationCatalog.Declared<ApiErrorKind>(), .. DeclaredIn(typeof(ApiErrorKind))];

        Assert.True(kinds.Length >= 20);
        Assert.Equal(kinds.Length, kinds.DistinctBy(static kind => kind.Name).Count());
        Assert.All(kinds, static kind =>
        {
            Assert.NotEmpty(kind.Description);
            Assert.NotEmpty(kind.AdviceFor(s_highLevel));
            Assert.DoesNotContain("{", kind.AdviceFor(s_highLevel), StringComparison.Ordinal);
        });
    }

    private static IEnumerable<ApiErrorKind> DeclaredIn(Type type) => type.GetFields()
        .Where(static field => field.IsStatic && field.FieldType == typeof(ApiErrorKind))
        .Select(static field => (ApiErrorKind)field.GetValue(null)!);
}
