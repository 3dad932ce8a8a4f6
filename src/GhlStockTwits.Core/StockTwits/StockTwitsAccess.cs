using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.StockTwits;

/// <summary>Creates connections to StockTwits from logins and profiles.</summary>
internal static class StockTwitsAccess
{
    /// <summary>Exchanges the code that the consent page returned for a token (stocktwits-api section 1).</summary>
    /// <returns>The token; it does not expire.</returns>
    /// <exception cref="ApiException">StockTwits refuses the code or the app.</exception>
    public static async Task<string> ExchangeAsync(
        StockTwitsConnection anonymous, string clientId, string clientSecret, string code, Uri redirectUri,
        CallContext call)
    {
        ApiResponse<TokenGrant> response = await anonymous.SendAsync(
            StockTwitsOAuth.Token,
            new Arguments
            {
                { "client_id", clientId },
                { "client_secret", SecretText.Protect(clientSecret) },
                { "code", SecretText.Protect(code) },
                { "grant_type", "authorization_code" },
                { "redirect_uri", redirectUri.OriginalString },
            },
            call).ConfigureAwait(false);
        return SecretText.Of(response.Value!.AccessToken);
    }

    /// <summary>Connects as a profile says. No request is made.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="secret">The secret of the vault that the profile names; null if it names none.</param>
    /// <exception cref="GhlStockTwitsException">The profile has no connection to StockTwits.</exception>
    public static StockTwitsConnection Open(Profile profile, ApiSettings settings, string? secret = null)
    {
        SavedConnection saved =
            profile.StockTwits ?? throw CredentialErrors.LoginMissing(profile.Name, "StockTwits");
        string? token = saved.Kind == CredentialKind.Anonymous ? null
            : saved.Token ?? secret ?? throw CredentialErrors.LoginMissing(profile.Name, "StockTwits");
        return new StockTwitsConnection(
            saved.BaseUri,
            token is null ? null : new GivenToken(token, StockTwitsConnection.ApplicationOf(token)),
            settings with { RateLimits = settings.RateLimits.Or(saved.RateLimitPercent) })
        {
            Profile = profile.Name,
            AccountId = saved.AccountId,
        };
    }

    /// <summary>What to keep of a connection: its account is known, or it has none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="token">Its token; null for public reads only.</param>
    public static SavedConnection Describe(StockTwitsConnection connection, string? token) => new()
    {
        Kind = token is null ? CredentialKind.Anonymous : CredentialKind.Token,
        BaseUri = connection.BaseUri,
        Account = connection.Account?.Username,
        AccountId = connection.Account?.Id,
        Token = token,
    };

    /// <summary>
    /// Reads the account that a connection acts as, unless it is known. It must be that of the profile: a token can
    /// have been replaced where it is kept.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It is another account.</exception>
    /// <exception cref="ApiException">StockTwits refuses the token, or does not answer.</exception>
    public static async Task<StockTwitsConnection> KnowAccountAsync(StockTwitsConnection connection, CallContext call)
    {
        if (connection.IsAnonymous || connection.Account is not null)
        {
            return connection;
        }

        User? account = (await connection.SendAsync(Account.Verify, [], call).ConfigureAwait(false)).Value;
        if (connection.AccountId is { } expected && account?.Id != expected)
        {
            throw new GhlStockTwitsException(
                "StockTwits.WrongAccount", FailureCategory.PermissionDenied,
                $"The token belongs to '{account?.Username}', and the profile '{connection.Profile}' is for another "
                    + "account.",
                "Save the right token in the profile, or a new profile for this account.")
            {
                StopsPipeline = true,
            };
        }

        connection.Account = account;
        return connection;
    }
}
