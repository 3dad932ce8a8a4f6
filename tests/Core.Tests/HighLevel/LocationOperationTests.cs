using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.HighLevel;

public sealed class LocationOperationTests
{
    private static readonly CallContext s_call = new(CancellationToken.None);

    [Theory]
    [InlineData("buiseness")]
    [InlineData("business")]
    public async Task A_business_is_read_from_either_spelling_of_its_key(string key)
    {
        using LoopbackServer server =
            new(ScriptedResponse.Json($$"""{"success":true,"{{key}}":{"id":"b-1","name":"Example"} }""", 201));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        ApiResponse<Business> response =
            await connection.SendAsync(Businesses.Create, new Arguments { { "name", "Example" } }, s_call);

        Assert.Equal(("b-1", "Example", "loc-1"), (response.Value!.Id, response.Value.Name, response.Value.LocationId));
        Assert.True(response.Metadata.ContainsKey("success"));
    }

    [Fact]
    public async Task The_roles_of_a_user_are_properties_of_the_user()
    {
        using LoopbackServer server = new(ScriptedResponse.Json(
            """
            {"users":[{"id":"u-1","name":"A B","roles":{"type":"account","role":"admin",
            "locationIds":["loc-1","loc-2"]}},{"id":"u-2"}]}
            """));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        HighLevelUser[] users = (await connection.SendAsync(Users.ListByLocation, [], s_call)).Value!;

        Assert.Equal(("admin", "account", 2), (users[0].Role, users[0].Type, users[0].LocationIds.Length));
        Assert.Equal((null, 0, "loc-1"), (users[1].Role, users[1].LocationIds.Length, users[1].LocationId));
    }

    [Fact]
    public async Task The_token_request_is_anonymous_and_tokens_are_not_shown()
    {
        using LoopbackServer server = new(ScriptedResponse.Json(
            """
            {"access_token":"at-secret","refresh_token":"rt-secret","expires_in":86399,"userType":"Location",
            "locationId":"loc-9"}
            """));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");
        Arguments code = new()
        {
            { "client_id", "app-1" }, { "client_secret", "hush" }, { "grant_type", "authorization_code" },
            { "code", "c-1" },
        };

        OAuthToken token = (await connection.SendAsync(HighLevelOAuth.Token, code, s_call)).Value!;

        Assert.Equal("at-secret", new NetworkCredential(string.Empty, token.AccessToken).Password);
        Assert.Equal("rt-secret", new NetworkCredential(string.Empty, token.RefreshToken).Password);
        Assert.DoesNotContain("secret", $"{token} {token.AccessToken} {token.RefreshToken}", StringComparison.Ordinal);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal("hush", request.Form["client_secret"]);
    }

    [Fact]
    public async Task Only_a_location_token_can_be_requested_for_another_location()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"access_token":"at","locationId":"loc-2"}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");
        Arguments other = new() { { "companyId", "c-1" }, { "locationId", "loc-2" } };

        await connection.SendAsync(HighLevelOAuth.LocationToken, other, s_call);

        Assert.Equal("loc-2", Assert.Single(server.Requests).Form["locationId"]);
        GhlStockTwitsException refused = await Assert.ThrowsAsync<GhlStockTwitsException>(() =>
            connection.SendAsync(Users.Search, other, s_call));
        Assert.Equal("Ghl.WrongLocation", refused.ErrorId);
    }
}
