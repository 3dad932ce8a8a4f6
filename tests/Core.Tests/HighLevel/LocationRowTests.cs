using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.HighLevel;

public sealed class LocationRowTests
{
    private static readonly CallContext s_call = new(CancellationToken.None);

    [Theory]
    [InlineData("buiseness")]
    [InlineData("business")]
    public async Task A_business_is_read_whichever_way_its_key_is_spelt(string key)
    {
        using LoopbackServer server = new(Answer.Json($$"""{"success":true,"{{key}}":{"id":"b-1","name":"Example"} }""", 201));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        ApiResponse<Business> reply = await connection.SendAsync(Businesses.Create, new Arguments { { "name", "Example" } }, s_call);

        Assert.Equal(("b-1", "Example", "loc-1"), (reply.Value!.Id, reply.Value.Name, reply.Value.LocationId));
        Assert.True(reply.Metadata.ContainsKey("success"));
    }

    [Fact]
    public async Task A_users_roles_stand_beside_the_name()
    {
        using LoopbackServer server = new(Answer.Json(
            """{"users":[{"id":"u-1","name":"A B","roles":{"type":"account","role":"admin","locationIds":["loc-1","loc-2"]}},{"id":"u-2"}]}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        HighLevelUser[] users = (await connection.SendAsync(Users.ListByLocation, [], s_call)).Value!;

        Assert.Equal(("admin", "account", 2), (users[0].Role, users[0].Type, users[0].LocationIds.Length));
        Assert.Equal((null, 0, "loc-1"), (users[1].Role, users[1].LocationIds.Length, users[1].LocationId));
    }

    [Fact]
    public async Task A_token_is_fetched_without_one_and_shows_nowhere()
    {
        using LoopbackServer server = new(Answer.Json(
            """{"access_token":"at-secret","refresh_token":"rt-secret","expires_in":86399,"userType":"Location","locationId":"loc-9"}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");
        Arguments code = new()
        {
            { "client_id", "app-1" }, { "client_secret", "hush" }, { "grant_type", "authorization_code" }, { "code", "c-1" },
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
    public async Task A_location_token_may_be_fetched_for_another_location_and_nothing_else_may()
    {
        using LoopbackServer server = new(Answer.Json("""{"access_token":"at","locationId":"loc-2"}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");
        Arguments other = new() { { "companyId", "c-1" }, { "locationId", "loc-2" } };

        await connection.SendAsync(HighLevelOAuth.LocationToken, other, s_call);

        Assert.Equal("loc-2", Assert.Single(server.Requests).Form["locationId"]);
        ApiException refused = await Calls.FailureAsync(() => connection.SendAsync(Users.Search, other, s_call));
        Assert.Equal(HighLevelErrors.WrongLocation, refused.Kind);
    }
}
