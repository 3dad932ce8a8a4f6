using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>How the message of an error is composed of its description and its advice.</summary>
public sealed class ExceptionTests
{
    private static readonly Operation<JsonElement> s_operation = TestOperations.Of(RetrySafety.Idempotent);

    [Fact]
    public void The_message_is_the_description_and_the_advice()
    {
        InvalidDataException cause = new("cause");

        GhlStockTwitsException failure = new(
            "GhlStockTwits.Example", FailureCategory.InvalidData, "It happened.", "Do this.", cause);

        Assert.Equal("It happened. Do this.", failure.Message);
        Assert.Equal(("It happened.", "Do this."), (failure.Description, failure.Advice));
        Assert.Equal(("GhlStockTwits.Example", FailureCategory.InvalidData), (failure.ErrorId, failure.Category));
        Assert.Same(cause, failure.InnerException);
        Assert.False(failure.StopsPipeline);
    }

    [Fact]
    public void Without_advice_the_message_is_the_description()
    {
        Assert.Equal(
            "It happened.",
            new GhlStockTwitsException(
                "GhlStockTwits.Example", FailureCategory.InvalidData, "It happened.", "").Message);
    }

    [Theory]
    [InlineData("It is bad. (Parameter 'text')", "It is bad.")]
    [InlineData("It is bad: \nOccured at:3:1", "It is bad.")]
    [InlineData("(Line: 1, Col: 1, Idx: 0) - (Line: 1, Col: 3, Idx: 2): It is bad.", "It is bad.")]
    [InlineData("Reached end. Occured at:1:5", "Reached end.")]
    [InlineData("", "It cannot be read.")]
    public void What_a_library_says_is_shown_without_what_is_for_programmers(string message, string shown)
    {
        Assert.Equal(shown, LibraryMessage.Of(new FormatException(message)));
    }

    [Fact]
    public void An_unknown_error_is_a_bug_that_tells_where_but_not_what()
    {
        FormatException bug = Assert.Throws<FormatException>(static () =>
            WireFormat.ForUrl(new Unformattable(), ParameterKind.Text));

        GhlStockTwitsException failure = UnexpectedError.From(bug);

        Assert.Equal(
            ("GhlStockTwits.UnexpectedError", FailureCategory.NotSpecified), (failure.ErrorId, failure.Category));
        Assert.Contains("FormatException in GhlStockTwits.", failure.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", failure.ToString(), StringComparison.Ordinal);
    }

    private sealed class Unformattable
    {
        public override string ToString() => throw new FormatException("'Ada Lovelace' is not a number.");
    }

    [Theory]
    [InlineData("", "Not found.")]
    [InlineData(".", "Not found.")]
    [InlineData("HTTP 404", "Not found: HTTP 404.")]
    [InlineData("HTTP 404. ", "Not found: HTTP 404.")]
    [InlineData("Task not found (HTTP 404)", "Task not found (HTTP 404).")]
    [InlineData("NOT FOUND", "NOT FOUND.")]
    public void The_description_is_said_once(string detail, string description)
    {
        ApiException failure = new(s_operation, ApiErrorKind.NotFound, detail);

        Assert.Equal(description, failure.Description);
        Assert.Equal($"{description} {ApiErrorKind.NotFound.Advice}", failure.Message);
    }

    [Fact]
    public void An_API_error_has_the_service_and_the_operation_but_not_in_its_message()
    {
        ApiException failure = new(s_operation, ApiErrorKind.ServerError, "HTTP 500");

        Assert.Equal(
            ("Ghl.ServerError", "HighLevel", "test.call", 1),
            (failure.ErrorId, failure.Service, failure.Operation, failure.Attempts));
        Assert.Equal(FailureCategory.ResourceUnavailable, failure.Category);
        Assert.Equal("The service failed: HTTP 500. Try again later.", failure.Message);
    }

    [Fact]
    public void The_advice_names_the_missing_scope()
    {
        Assert.Equal(
            "Grant the token the scope 'contacts.readonly' and connect again.",
            new ApiException(Contacts.Get, ApiErrorKind.ScopeMissing, string.Empty).Advice);
        Assert.Equal(
            "Grant the token the scope of this operation and connect again.",
            new ApiException(Streams.Trending, ApiErrorKind.ScopeMissing, string.Empty).Advice);
    }

    [Fact]
    public void Errors_that_every_further_call_would_have_stop_the_pipeline()
    {
        ApiErrorKind[] all =
        [
            ApiErrorKind.TokenExpired, ApiErrorKind.TokenInvalid, ApiErrorKind.TokenRequired,
            ApiErrorKind.ClientRefused, ApiErrorKind.CodeRefused, ApiErrorKind.ApiVersionRefused,
            ApiErrorKind.ScopeMissing, ApiErrorKind.NotFound, ApiErrorKind.InvalidRequest,
            ApiErrorKind.DailyLimit, ApiErrorKind.RateLimited, ApiErrorKind.ServerError, ApiErrorKind.Timeout,
            .. OperationCatalog.Declared<ApiErrorKind>(),
        ];

        Assert.Equal(
            [
                "AccountBlocked", "AccountUnverified", "AgencyAppRequired", "ClientRefused", "CodeRefused",
                "DailyLimit", "LocationInactive", "LoginEnded", "PartnerRequired", "ScopeMissing", "TokenExpired",
                "TokenInvalid", "TokenRequired", "WrongTokenClass",
            ],
            all.Where(kind => new ApiException(s_operation, kind, string.Empty).StopsPipeline)
                .Select(static kind => kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_kind_can_be_compared_to_several()
    {
        Assert.True(ApiErrorKind.NotFound.IsOneOf(ApiErrorKind.Timeout, ApiErrorKind.NotFound));
        Assert.False(ApiErrorKind.NotFound.IsOneOf(ApiErrorKind.Timeout));
        Assert.False(ApiErrorKind.NotFound.IsOneOf());
    }
}
