using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Core.Tests.Credentials;

public sealed class AuthorizationFlowTests
{
    private static readonly Uri s_redirect = new("https://example.com/done?a=b");

    [Fact]
    public void The_consent_page_gets_what_the_documents_name()
    {
        Uri address = ConsentPage.Address(
            ConsentPage.Standard, "6a0f-x1", s_redirect, ["contacts.readonly", "locations/tags.write"], "s&1", null);

        Assert.Equal(
            "https://marketplace.gohighlevel.com/v2/oauth/chooselocation?response_type=code&client_id=6a0f-x1"
                + "&redirect_uri=https%3A%2F%2Fexample.com%2Fdone%3Fa%3Db"
                + "&scope=contacts.readonly%20locations%2Ftags.write&state=s%261&loginWindowOpenMode=self"
                + "&version_id=6a0f",
            address.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://example.com/done?code=abc&state=s1", "s1", "abc")]
    [InlineData("  https://example.com/done?a=b&state=s1&code=a%2Fb+c  ", "s1", "a/b c")]
    [InlineData("https://example.com/done?code=abc", null, "abc")]
    [InlineData("https://example.com/done?code=abc&state=other", null, "abc")]
    public void The_code_is_read_from_the_pasted_address(string address, string? state, string code) =>
        Assert.Equal(code, AuthorizationFlow.ReadCode(address, state));

    [Theory]
    [InlineData("https://example.com/done?code=abc&state=s2", "GhlStockTwits.LoginStateWrong")]
    [InlineData("https://example.com/done?code=abc", "GhlStockTwits.LoginStateWrong")]
    [InlineData("https://example.com/done?code=abc&state=S1", "GhlStockTwits.LoginStateWrong")]
    [InlineData("https://example.com/done?code=abc&state=s2&state=s1", "GhlStockTwits.LoginStateWrong")]
    [InlineData("https://example.com/done?state=s1", "GhlStockTwits.LoginCodeMissing")]
    [InlineData("https://example.com/done?code=&state=s1", "GhlStockTwits.LoginCodeMissing")]
    [InlineData("https://example.com/done#code=abc&state=s1", "GhlStockTwits.LoginStateWrong")]
    [InlineData("https://example.com/done?error=access_denied&state=s1", "GhlStockTwits.LoginDenied")]
    [InlineData("abc", "GhlStockTwits.LoginStateWrong")]
    [InlineData("", "GhlStockTwits.LoginStateWrong")]
    public void Another_address_is_refused_without_its_text(string address, string id)
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => AuthorizationFlow.ReadCode(address, "s1"));

        Assert.Equal(id, failure.ErrorId);
        Assert.DoesNotContain("abc", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_login_has_a_state_of_its_own() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(static _ => AuthorizationFlow.NewState()).Distinct().Count());

    [Fact]
    public void An_access_token_tells_its_app_and_scopes()
    {
        string token = Token("""{"sourceId":"client-1","oauthMeta":{"scopes":["contacts.readonly",7]}}""");

        Assert.Equal("client-1", TokenClaims.ApplicationOf(token));
        Assert.Equal(["contacts.readonly"], TokenClaims.ScopesOf(token));
    }

    [Theory]
    [InlineData("pit-11111111-2222-3333-4444-555555555555")]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("a.b")]
    [InlineData("a.bnVsbA.c")]
    [InlineData("a.WzFd.c")]
    [InlineData("a.eyJvYXV0aE1ldGEiOjF9.c")]
    public void Other_tokens_tell_nothing(string token) => Assert.Null(TokenClaims.ScopesOf(token));

    [Fact]
    public void A_rotated_private_token_counts_with_the_one_before() =>
        Assert.Equal(TokenClaims.ApplicationOf("pit-1"), TokenClaims.ApplicationOf("pit-2"));

    private static string Token(string claims)
    {
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
        return $"h.{base64.TrimEnd('=').Replace('+', '-').Replace('/', '_')}.s";
    }
}
