using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The fields of a token request; one version wanted them in camel case, and that is accepted still.</summary>
internal sealed class TokenRequest
{
    private readonly FormData _form;

    public TokenRequest(FormData form)
    {
        _form = form;
        string[] missing =
        [
            .. new[] { ("client_id", ClientId), ("client_secret", ClientSecret), ("grant_type", GrantType) }
                .Where(field => field.Item2.Length == 0)
                .Select(field => $"{field.Item1} should not be empty"),
        ];
        if (missing.Length > 0)
        {
            throw HighLevelProblem.Invalid(missing);
        }
    }

    public string ClientId => Field("client_id", "clientId");

    public string ClientSecret => Field("client_secret", "clientSecret");

    public string GrantType => Field("grant_type", "grantType");

    public string Code => Field("code", "code");

    public string RefreshToken => Field("refresh_token", "refreshToken");

    private string Field(string name, string camelCased)
    {
        return _form[name] ?? _form[camelCased] ?? "";
    }
}
