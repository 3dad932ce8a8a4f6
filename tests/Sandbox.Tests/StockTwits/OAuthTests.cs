using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.StockTwits;

/// <summary>StockTwits' consent page and its token.</summary>
public sealed class OAuthTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("code", "", "^https://app.example.com/done\\?code=[0-9a-f]{40}&state=a%26b$")]
    [InlineData("code", "&user_denies=1", "^https://app.example.com/done\\?error=access_denied&state=a%26b$")]
    [InlineData("token", "", "^https://app.example.com/done#access_token=[0-9a-f]{40}&state=a%26b$")]
    [InlineData("token", "&user_denies=1", "^https://app.example.com/done#error=access_denied&state=a%26b$")]
    public async Task The_consent_page_returns_what_was_asked_for_and_the_state(
        string responseType, string more, string pattern)
    {
        ApiResponse page = await AuthorizeAsync($"{responseType}{more}");

        Assert.Equal(HttpStatusCode.Found, page.Status);
        Assert.Matches(pattern, page.Header("Location"));
    }

    [Fact]
    public async Task A_code_works_once_and_gives_a_token_that_stays()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        var form = new
        {
            client_id = (string?)info["stockTwitsClientId"],
            client_secret = (string?)info["stockTwitsClientSecret"],
            code = (await AuthorizeAsync("code")).Header("Location")!.Split("code=")[1].Split('&')[0],
            grant_type = "authorization_code",
        };

        ApiResponse first = await _client.StockTwitsAsync("/oauth/token", form);
        ApiResponse second = await _client.StockTwitsAsync("/oauth/token", form);
        _client.Sandbox.Advance(TimeSpan.FromDays(400));
        ApiResponse verified =
            await _client.StockTwitsAsync("/account/verify.json", token: (string?)first.Json["access_token"]);

        Assert.Equal(
            ["access_token", "scope", "user_id", "username"],
            first.Json.AsObject().Select(part => part.Key).Order(StringComparer.Ordinal));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (second.Status, verified.Status));
    }

    private async Task<ApiResponse> AuthorizeAsync(string responseType)
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        return await _client.StockTwitsAsync(
            $"/oauth/authorize?client_id={info["stockTwitsClientId"]}&response_type={responseType}"
            + "&redirect_uri=https://app.example.com/done&scope=read,publish_messages&state=a%26b");
    }
}
