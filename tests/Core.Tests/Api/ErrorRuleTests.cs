using System.Net;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>How a service's error rules are applied, with a service that exists only here.</summary>
public sealed class ErrorRuleTests
{
    private static readonly ApiErrorKind s_exists =
        new("Exists", FailureCategory.ResourceExists, "It exists", "Use the existing one.");

    private static readonly ApiService s_service = new()
    {
        Name = "Example",
        ErrorPrefix = "Example",
        OperationPrefix = "example",
        ErrorRules =
        [
            new(400, "gone", ApiErrorKind.NotFound),
            new(400, "gone for now", ApiErrorKind.ServerError),
            new(401, "scope", ApiErrorKind.ScopeMissing),
            new(401, "", ApiErrorKind.TokenInvalid),
            new(503, "", ApiErrorKind.UnknownEndpoint),
        ],
    };

    [Theory]
    [InlineData(400, "The object is gone", "NotFound")]
    [InlineData(400, "GONE", "NotFound")]
    [InlineData(400, "Gone for now", "NotFound")]
    [InlineData(400, "Another text", "InvalidRequest")]
    [InlineData(400, "", "InvalidRequest")]
    [InlineData(409, "gone", "InvalidRequest")]
    [InlineData(401, "A scope is missing", "ScopeMissing")]
    [InlineData(401, "Another text", "TokenInvalid")]
    [InlineData(401, "", "TokenInvalid")]
    [InlineData(503, "", "UnknownEndpoint")]
    [InlineData(404, "No such thing", "NotFound")]
    [InlineData(404, "", "Blocked")]
    [InlineData(408, "", "ServerError")]
    [InlineData(418, "", "InvalidRequest")]
    [InlineData(500, "gone", "ServerError")]
    [InlineData(599, "", "ServerError")]
    [InlineData(301, "Moved", "UnknownEndpoint")]
    [InlineData(301, "", "Blocked")]
    [InlineData(429, "gone", "RateLimited")]
    public void The_first_rule_with_the_status_and_the_text_decides(int status, string message, string kind)
    {
        ApiException failure = Read(s_service, status, message);

        Assert.Equal($"Example.{kind}", failure.ErrorId);
        Assert.Equal("Example", failure.Service);
    }

    [Fact]
    public void An_existing_ID_decides_before_the_rules()
    {
        ApiService service = new()
        {
            Name = s_service.Name,
            ErrorPrefix = s_service.ErrorPrefix,
            OperationPrefix = s_service.OperationPrefix,
            ErrorRules = s_service.ErrorRules,
            ReadExistingId = static body => ErrorBody.Text(body, "message"),
            ExistsKind = s_exists,
        };

        ApiException failure = Read(service, 400, "gone");

        Assert.Equal(("Example.Exists", "gone"), (failure.ErrorId, failure.ExistingId));
        Assert.Null(Read(s_service, 400, "gone").ExistingId);
    }

    private static ApiException Read(ApiService service, int status, string message)
    {
        Operation<JsonElement> operation =
            new(service, "example.read", "GET /thing", HighLevelJson.Default.JsonElement);
        using HttpResponseMessage response = new((HttpStatusCode)status)
        {
            Content = new StringContent(string.Empty, Encoding.UTF8, "application/json"),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { message });
        ApiRequest request = RequestBuilder.Build(operation, Calls.Unused, Calls.Anonymous, []);
        return ErrorReader.Read(operation, response, body, request, DateTimeOffset.UnixEpoch);
    }
}
