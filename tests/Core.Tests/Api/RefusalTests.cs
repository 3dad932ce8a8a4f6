using System.Globalization;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Every 401, 403 and 429 that the services are known to send, and every refusal of a login (highlevel-api 1.2 to 1.6,
/// 3 and 4, stocktwits-api 1, 4 and 5).
/// </summary>
public sealed class RefusalTests
{
    private const string Token = "pit-3c2f4a1b-0d5e-4f6a-8b7c-9d0e1f2a3b4c";
    private const string Secret = "a5f0c1d2-77b8-4e39-9c4d-5e6f70819203";
    private const string Grant = "b6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";

    /// <summary>The attempts of a call that is repeated, while nothing says that it is useless.</summary>
    private const int Repeated = RetryPolicy.MaxRetries + 1;

    private static readonly Arguments s_refresh = new()
    {
        ["client_id"] = "64f1a2b3c4d5e6f708192a3b-lk2m3n4p",
        ["client_secret"] = Secret,
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = Grant,
    };

    private static readonly Arguments s_code = new()
    {
        ["client_id"] = "64f1a2b3c4d5e6f7",
        ["client_secret"] = Secret,
        ["grant_type"] = "authorization_code",
        ["code"] = Grant,
        ["redirect_uri"] = "https://example.com/back",
    };

    private static readonly Arguments s_location =
        new() { ["companyId"] = "company-1", ["locationId"] = "location-1" };

    private static readonly Refusal[] s_refusals =
    [
        // A call with a token.
        HighLevel(401, Nest("Invalid token: access token is invalid"), "TokenExpired", "Connect again"),
        HighLevel(401, Nest("Invalid JWT"), "TokenExpired", "copied whole"),
        HighLevel(401, Nest("jwt expired"), "TokenExpired", "Connect again"),
        HighLevel(401, Aip("UNAUTHENTICATED", "The access token has expired"), "TokenExpired", "Connect again"),
        HighLevel(401, Nest("Invalid Private Integration token"), "TokenInvalid", "rotated"),
        HighLevel(401, Nest("words of tomorrow"), "TokenInvalid", "revoked"),
        HighLevel(401, "", "TokenInvalid", "revoked"),
        HighLevel(401, Nest("The token is not authorized for this scope."), "ScopeMissing", "'contacts.readonly'"),
        HighLevel(
            401, Nest("This authClass type is not allowed to access this scope."), "WrongTokenClass", "sub-account"),
        HighLevel(401, Nest("Token's user type mismatch!"), "WrongTokenClass", "sub-account"),
        HighLevel(401, Nest("version header was not found."), "ApiVersionRefused", "newer version"),
        HighLevel(401, Nest("version header is invalid"), "ApiVersionRefused", "newer version"),
        HighLevel(400, Nest("Invalid API version segment v9"), "ApiVersionRefused", "newer version"),
        HighLevel(403, Nest("The token does not have access to this location."), "WrongLocation", "-LocationId"),
        HighLevel(403, "<html>Forbidden</html>", "Blocked", "another network"),
        HighLevel(403, "", "Blocked", "another network"),
        HighLevel(400, Nest("Location is not active"), "LocationInactive", "reactivate"),
        HighLevel(400, Nest("API endpoint has been removed"), "UnknownEndpoint", "newer version"),
        HighLevel(404, Nest("Cannot POST /contacts"), "UnknownEndpoint", "base address"),
        HighLevel(429, Nest("ThrottlerException: Too Many Requests"), "RateLimited", "Wait", Repeated),
        HighLevel(429, "<html>Too Many Requests</html>", "RateLimited", "Wait", Repeated),
        HighLevel(
            429, Nest("Too Many Requests"), "RateLimited", "Wait", Repeated, ("X-RateLimit-Daily-Remaining", "7"),
            ("X-RateLimit-Interval-Milliseconds", "10000"), ("X-RateLimit-Remaining", "0")),
        HighLevel(429, Nest("Too Many Requests"), "RateLimited", "Wait", 1, ("Retry-After", "86400")),
        HighLevel(
            429, Nest("Too Many Requests"), "DailyLimit", "same allowance", 1, ("X-RateLimit-Daily-Remaining", "0")),

        // The exchange of an agency's token.
        Agency(401, Nest("This token's user type is not yet supported!"), "AgencyAppRequired", "agency"),
        Agency(401, Nest("The token is not authorized for this scope."), "AgencyAppRequired", "'oauth.write'"),
        Agency(401, Nest("Invalid JWT"), "TokenExpired", "Connect again"),
        Agency(400, Nest("Location is not active"), "LocationInactive", "install the app again"),

        // A login.
        Login(400, OAuth("invalid_grant", "Invalid grant"), "LoginEnded", "Connect-Ghl"),
        Login(401, OAuth("invalid_grant", "The grant is unknown"), "LoginEnded", "Log in again"),
        Login(400, Nest("This refresh token is invalid"), "LoginEnded", "Log in again"),
        Login(400, """{"error":"x","errorDescription":"The refresh token was used"}""", "LoginEnded", "Log in again"),
        Login(400, Aip("INVALID_GRANT", "No such grant"), "LoginEnded", "Log in again"),
        Login(401, Nest("words of tomorrow"), "LoginEnded", "Log in again"),
        Login(401, OAuth("UnAuthorized!", "Invalid client credentials!"), "ClientRefused", "Copy both"),
        Login(400, OAuth("invalid_client", "unknown"), "ClientRefused", "Copy both"),
        Exchange(401, OAuth("UnAuthorized!", "Invalid client credentials!"), "ClientRefused", "Copy both"),
        Exchange(401, OAuth("UnAuthorized!", "Authorization code not found"), "CodeRefused", "consent page"),
        Exchange(400, OAuth("invalid_grant", "The grant is unknown"), "CodeRefused", "consent page"),
        Exchange(401, Nest("words of tomorrow"), "CodeRefused", "consent page"),
        Exchange(400, OAuth("invalid_grant", "The refresh token is invalid"), "LoginEnded", "Log in again"),
        Exchange(400, Nest("Location is not active"), "LocationInactive", "reactivate"),
        Login(400, Nest("Location is not active"), "LocationInactive", "reactivate"),
        Login(429, Nest("Too Many Requests"), "RateLimited", "Wait", Repeated),

        // StockTwits.
        StockTwits(401, Says("Authentication required"), "TokenInvalid", "revoked"),
        StockTwits(401, Says("Stream required authentication"), "TokenInvalid", "revoked"),
        StockTwits(401, Says("Authentication required"), "TokenRequired", "with a token") with { Token = null },
        StockTwits(401, Says("Stream required authentication"), "TokenRequired", "with a token") with { Token = null },
        StockTwits(401, Says("Account suspended"), "AccountBlocked", "support"),
        StockTwits(403, Says("Unverified", "CORE-4302"), "AccountUnverified", "e-mail address"),
        StockTwits(403, Says("Forbidden"), "ScopeMissing", "'watch_lists'"),
        StockTwits(403, "<!DOCTYPE html><title>Just a moment...</title>", "Blocked", "another network"),
        Partner(403, Says("Forbidden"), "PartnerRequired", "partner access"),
        Partner(403, Says("Unverified", "CORE-4302"), "AccountUnverified", "e-mail address"),
        StockTwits(
            429, Says("Rate limit exceeded. Client may not make more than 200 requests an hour."), "RateLimited",
            "Wait", Repeated),
        StockTwitsLogin(401, Says("Client authentication failed"), "ClientRefused", "Copy both"),
        StockTwitsLogin(401, Says("Invalid authorization code"), "CodeRefused", "consent page"),
        StockTwitsLogin(400, Says("The code was used"), "CodeRefused", "consent page"),
    ];

    private static readonly Dictionary<string, FailureCategory> s_categories = new(StringComparer.Ordinal)
    {
        ["TokenExpired"] = FailureCategory.AuthenticationError,
        ["TokenInvalid"] = FailureCategory.AuthenticationError,
        ["TokenRequired"] = FailureCategory.AuthenticationError,
        ["WrongTokenClass"] = FailureCategory.AuthenticationError,
        ["AgencyAppRequired"] = FailureCategory.AuthenticationError,
        ["LoginEnded"] = FailureCategory.AuthenticationError,
        ["ClientRefused"] = FailureCategory.AuthenticationError,
        ["CodeRefused"] = FailureCategory.AuthenticationError,
        ["ScopeMissing"] = FailureCategory.PermissionDenied,
        ["WrongLocation"] = FailureCategory.PermissionDenied,
        ["LocationInactive"] = FailureCategory.PermissionDenied,
        ["AccountBlocked"] = FailureCategory.PermissionDenied,
        ["AccountUnverified"] = FailureCategory.PermissionDenied,
        ["PartnerRequired"] = FailureCategory.PermissionDenied,
        ["ApiVersionRefused"] = FailureCategory.NotImplemented,
        ["UnknownEndpoint"] = FailureCategory.NotImplemented,
        ["RateLimited"] = FailureCategory.LimitsExceeded,
        ["DailyLimit"] = FailureCategory.LimitsExceeded,
        ["Blocked"] = FailureCategory.ResourceUnavailable,
    };

    public static TheoryData<string> Names { get; } =
        [.. s_refusals.Select(static (refusal, row) => $"{row} {refusal.ErrorId} {refusal.Status}")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_has_its_own_error_and_advice_and_is_not_repeated_in_vain(string name)
    {
        Refusal refusal = s_refusals[int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture)];
        string contentType = refusal.Body.StartsWith('<') ? "text/html" : "application/json";
        using LoopbackServer server =
            new(ScriptedResponse.Of(refusal.Status, contentType, refusal.Body, refusal.Headers));
        using ApiClient client = Calls.Client(new VirtualClock());
        Credential credential = new() { Headers = [], Secret = refusal.Token };
        ApiRequest request = RequestBuilder.Build(refusal.Operation, server.Address, credential, refusal.Arguments);

        ApiException failure = await Calls.FailureAsync(() => refusal.Send(client, request));

        Assert.Equal(
            (refusal.ErrorId, s_categories[refusal.ErrorId.Split('.')[1]]), (failure.ErrorId, failure.Category));
        Assert.Contains(refusal.Advice, failure.Advice, StringComparison.Ordinal);
        Assert.Equal((refusal.Calls, refusal.Calls), (server.Requests.Count, failure.Attempts));
        Assert.All(request.Secrets, secret =>
            Assert.DoesNotContain(secret[4..], failure.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static Refusal HighLevel(
        int status, string body, string kind, string advice, int calls = 1, params (string, string)[] headers) =>
        To(Contacts.Get, status, body, $"Ghl.{kind}", advice, calls, headers) with
        {
            Arguments = new Arguments { ["contactId"] = "contact-1" },
        };

    private static Refusal Agency(int status, string body, string kind, string advice) =>
        To(HighLevelOAuth.LocationToken, status, body, $"Ghl.{kind}", advice) with { Arguments = s_location };

    private static Refusal Login(int status, string body, string kind, string advice, int calls = 1) =>
        To(HighLevelOAuth.Refresh, status, body, $"Ghl.{kind}", advice, calls) with
        {
            Arguments = s_refresh,
            Token = null,
        };

    private static Refusal Exchange(int status, string body, string kind, string advice) =>
        To(HighLevelOAuth.Token, status, body, $"Ghl.{kind}", advice) with { Arguments = s_code, Token = null };

    private static Refusal StockTwits(int status, string body, string kind, string advice, int calls = 1) =>
        To(Watchlists.Show, status, body, $"StockTwits.{kind}", advice, calls) with
        {
            Arguments = new Arguments { ["id"] = 1 },
        };

    private static Refusal Partner(int status, string body, string kind, string advice) =>
        To(PartnerStreams.All, status, body, $"StockTwits.{kind}", advice);

    private static Refusal StockTwitsLogin(int status, string body, string kind, string advice) =>
        To(StockTwitsOAuth.Token, status, body, $"StockTwits.{kind}", advice) with
        {
            Arguments = s_code,
            Token = null,
        };

    private static Refusal To<T>(
        Operation<T> operation, int status, string body, string errorId, string advice, int calls = 1,
        params (string, string)[] headers) =>
        new(operation, status, body, errorId, advice, calls, headers)
        {
            Send = (client, request) => client.SendAsync(operation, request, new CallContext(CancellationToken.None)),
        };

    /// <summary>The usual error of HighLevel; it echoes what it should not.</summary>
    private static string Nest(string message) =>
        JsonSerializer.Serialize(new { statusCode = 400, message = Echo(message), error = "Unauthorized" });

    private static string OAuth(string error, string description) =>
        JsonSerializer.Serialize(new { error, error_description = Echo(description) });

    private static string Aip(string code, string message) =>
        JsonSerializer.Serialize(new { error = new { code, message = Echo(message), details = Array.Empty<int>() } });

    private static string Says(string message, string? code = null) => JsonSerializer.Serialize(
        new { response = new { status = 400 }, errors = new[] { new { code, message = Echo(message) } } });

    private static string Echo(string message) => $"{message} ({Token}, {Secret}, {Grant})";

    private sealed record Refusal(
        Operation Operation, int Status, string Body, string ErrorId, string Advice, int Calls,
        (string, string)[] Headers)
    {
        public required Func<ApiClient, ApiRequest, Task> Send { get; init; }

        public Arguments Arguments { get; init; } = [];

        public string? Token { get; init; } = RefusalTests.Token;
    }
}
