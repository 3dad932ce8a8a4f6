using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class TokenTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("agency", "Token's user type mismatch!")]
    [InlineData("oauthCompany", "This authClass type is not allowed to access this scope.")]
    [InlineData("expired", "Invalid token: access token is invalid")]
    public async Task The_wrong_kind_of_token_is_rejected(string kind, string message)
    {
        _client.Token = await _client.NewTokenAsync(new { service = "highLevel", kind });

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Theory]
    [InlineData("pit-unknown", "Invalid Private Integration token")]
    [InlineData("garbage", "Invalid JWT")]
    public async Task An_unknown_token_is_rejected(string token, string message)
    {
        _client.Token = token;

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Theory]
    [InlineData(null, "version header was not found.")]
    [InlineData("1999-01-01", "version header is invalid")]
    public async Task The_version_header_must_be_valid(string? version, string message)
    {
        _client.Version = version;

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Fact]
    public async Task A_missing_scope_returns_401()
    {
        _client.Token = await _client.NewTokenAsync(
            new { service = "highLevel", scopes = new[] { "locations.readonly" } });

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, "The token is not authorized for this scope.");
    }

    [Fact]
    public async Task Another_location_returns_403()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        _client.Token = await _client.NewTokenAsync(
            new { service = "highLevel", locationId = (string?)info["otherLocationId"] });

        await AssertRefusedAsync(HttpStatusCode.Forbidden, "The token does not have access to this location.");
    }

    private async Task AssertRefusedAsync(HttpStatusCode status, string message)
    {
        ApiResponse response = await ListAsync();

        Assert.Equal(status, response.Status);
        Assert.StartsWith(message, (string?)response.Json["message"], StringComparison.Ordinal);
        Assert.NotNull(response.Json["traceId"]);
    }

    private Task<ApiResponse> ListAsync()
    {
        return _client.GetAsync($"contacts/?locationId={_client.Location}");
    }
}
