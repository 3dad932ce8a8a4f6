using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>The token calls of an app: highlevel-api 1.2 to 1.4.</summary>
internal sealed class AppLogin : IDisposable
{
    // The new tokens are given again for 30 seconds after the first use of a refresh token; both attempts must fit.
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(28);

    private readonly string _clientId;
    private readonly string _clientSecret;
    private readonly HighLevelConnection _anonymous;

    /// <summary>Creates a login.</summary>
    /// <param name="baseUri">The base address of HighLevel.</param>
    /// <param name="clientId">The client ID of the app.</param>
    /// <param name="clientSecret">The client secret of the app.</param>
    /// <param name="settings">The settings of its calls.</param>
    public AppLogin(Uri baseUri, string clientId, string clientSecret, ApiSettings settings)
    {
        _clientId = clientId;
        _clientSecret = clientSecret;
        _anonymous = new HighLevelConnection(
            baseUri, credentials: null, locationId: null, settings with { AttemptTimeout = s_attempt });
    }

    /// <summary>Exchanges the code that the consent page returned.</summary>
    /// <param name="code">The code; can be used once.</param>
    /// <param name="redirectUri">The redirect address of the app.</param>
    /// <param name="isAgency">Whether the app is installed in an agency; otherwise in a location.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiException">HighLevel refuses the code or the app.</exception>
    public Task<OAuthGrant> ExchangeAsync(string code, Uri redirectUri, bool isAgency, CallContext call) => SendAsync(
        HighLevelOAuth.Token,
        new Arguments
        {
            { "grant_type", "authorization_code" },
            { "code", SecretText.Protect(code) },
            { "user_type", isAgency ? "Company" : "Location" },
            { "redirect_uri", redirectUri.OriginalString },
        },
        call);

    /// <summary>What to keep of a login: it is an agency's if its token is, whatever was asked for.</summary>
    /// <param name="baseUri">The base address of HighLevel.</param>
    /// <param name="clientId">The client ID of the app.</param>
    /// <param name="clientSecret">The client secret of the app.</param>
    /// <param name="grant">What HighLevel granted.</param>
    /// <param name="locationId">The location that the caller named; null for any.</param>
    /// <exception cref="GhlStockTwitsException">The person chose another location.</exception>
    public static SavedConnection Describe(
        Uri baseUri, string clientId, string clientSecret, OAuthGrant grant, string? locationId)
    {
        if (locationId is not null && grant.LocationId is { } granted && granted != locationId)
        {
            throw new GhlStockTwitsException(
                $"Ghl.{HighLevelErrors.WrongLocation}", HighLevelErrors.WrongLocation.Category,
                $"The login is for location {granted}, not for {locationId}.",
                "Log in again, and choose the right location on the consent page.");
        }

        return new SavedConnection
        {
            Kind = grant.LocationId is null ? CredentialKind.Agency : CredentialKind.App,
            BaseUri = baseUri,
            LocationId = grant.LocationId ?? locationId,
            CompanyId = grant.CompanyId,
            ClientId = clientId,
            ClientSecret = clientSecret,
            Grant = grant,
        };
    }

    /// <summary>Gets new tokens for old ones. The old refresh token is used up.</summary>
    /// <exception cref="ApiException">The login has ended, or HighLevel does not answer.</exception>
    public async Task<OAuthGrant> RefreshAsync(OAuthGrant? grant, CallContext call)
    {
        if (grant?.RefreshToken is not { } token)
        {
            throw new ApiException(HighLevelOAuth.Refresh, HighLevelErrors.LoginEnded, "the refresh token is missing");
        }

        OAuthGrant renewed = await SendAsync(
            HighLevelOAuth.Refresh,
            new Arguments
            {
                { "grant_type", "refresh_token" },
                { "refresh_token", SecretText.Protect(token) },
                { "user_type", grant.LocationId is null ? "Company" : "Location" },
            },
            call with { NotAfter = _anonymous.Time.GetUtcNow() + s_grace }).ConfigureAwait(false);
        return renewed with
        {
            RefreshToken = renewed.RefreshToken ?? token,
            CompanyId = renewed.CompanyId ?? grant.CompanyId,
            LocationId = grant.LocationId,
        };
    }

    /// <summary>Gets a token for one location of an agency.</summary>
    /// <param name="agency">The connection to the agency.</param>
    /// <param name="locationId">The location.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiException">The app is not installed in the location, or it is not active.</exception>
    public static async Task<OAuthGrant> MintAsync(HighLevelConnection agency, string locationId, CallContext call)
    {
        Arguments location = new() { { "companyId", agency.CompanyId }, { "locationId", locationId } };
        ApiResponse<OAuthToken> response =
            await agency.SendAsync(HighLevelOAuth.LocationToken, location, call).ConfigureAwait(false);
        OAuthGrant minted = GrantOf(response.Value, agency.Time.GetUtcNow());
        return minted.LocationId is { } other && other != locationId
            ? throw new ApiException(
                HighLevelOAuth.LocationToken, HighLevelErrors.WrongLocation, "the token is for another location")

            // It has a refresh token of its own (highlevel-api 1.4), which is not needed and would have to be kept.
            : minted with { LocationId = locationId, RefreshToken = null };
    }

    /// <inheritdoc/>
    public void Dispose() => _anonymous.Dispose();

    private async Task<OAuthGrant> SendAsync(Operation<OAuthToken> operation, Arguments arguments, CallContext call)
    {
        Arguments complete = arguments
            .With("client_id", _clientId)
            .With("client_secret", SecretText.Protect(_clientSecret));
        ApiResponse<OAuthToken> response =
            await _anonymous.SendAsync(operation, complete, call).ConfigureAwait(false);
        return GrantOf(response.Value, _anonymous.Time.GetUtcNow());
    }

    private static OAuthGrant GrantOf(OAuthToken? token, DateTimeOffset now) => new()
    {
        AccessToken = SecretText.Of(token!.AccessToken),
        RefreshToken = token.RefreshToken is { } refresh ? SecretText.Of(refresh) : null,
        ExpiresAt = token.ExpiresIn is > 0 and < 1e9 ? now.AddSeconds(token.ExpiresIn.Value) : null,
        Scopes = token.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        CompanyId = token.CompanyId,
        LocationId = token.UserType == "Company" ? null : token.LocationId,
    };
}
