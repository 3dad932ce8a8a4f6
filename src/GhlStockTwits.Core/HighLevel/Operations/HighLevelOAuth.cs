using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>The token operations of an app (highlevel-api 1.2 to 1.4). The caller chooses the location.</summary>
internal static class HighLevelOAuth
{
    private const int PageSize = 100;

    /// <summary>What HighLevel says to a token that is not of an agency's app (highlevel-api 1.4).</summary>
    private static readonly ErrorRule[] s_agencyOnly =
    [
        new(401, "user type|authClass|not authorized for this scope", HighLevelErrors.AgencyAppRequired),
    ];

    private static readonly ErrorRule[] s_clientRefused =
    [
        new(401, "client", ApiErrorKind.ClientRefused),
        new(400, "invalid_client|client credentials", ApiErrorKind.ClientRefused),
    ];

    /// <summary>
    /// A refresh token can be used once, so a call whose response was lost is not retried without a check.
    /// </summary>
    public static readonly Operation<OAuthToken> Token = TokenCall("oauth.token");

    /// <summary>
    /// For 30 seconds after its first use, a refresh token returns the same new tokens again (highlevel-api 1.3), so a
    /// call whose response was lost is sent again at once.
    /// </summary>
    public static readonly Operation<OAuthToken> Refresh = TokenCall("oauth.refresh") with
    {
        VariantOf = Token.Name,
        RetrySafety = RetrySafety.Idempotent,
        ErrorRules =
        [
            .. s_clientRefused,
            new(400, "invalid_grant|refresh token", HighLevelErrors.LoginEnded),
            new(401, "", HighLevelErrors.LoginEnded),
        ],
    };

    public static readonly Operation<OAuthToken> LocationToken =
        Define("oauth.locationToken", "POST /oauth/locationToken", "get-location-access-token",
            OAuthWrite, null, HighLevelJson.Default.OAuthToken, body: "companyId* locationId*") with
        {
            SendsForm = true,
            RetrySafety = RetrySafety.Idempotent,
            FillsInDefaults = false,
            ErrorRules = s_agencyOnly,
        };

    public static readonly Operation<InstalledLocation[]> InstalledLocations =
        Define("oauth.installedLocations", "GET /oauth/installedLocations", "get-installed-location",
            OAuthRead, "locations", HighLevelJson.Default.InstalledLocationArray,
            query: "companyId* appId* skip:int limit:int query isInstalled:bool versionId onTrial:bool planId "
                + "locationId") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = PageSize,
            FillsInDefaults = false,
            ErrorRules = s_agencyOnly,
        };

    private static Operation<OAuthToken> TokenCall(string name) =>
        Define(name, "POST /oauth/token", "get-access-token",
            null, null, HighLevelJson.Default.OAuthToken,
            body: "client_id* client_secret:secret* grant_type:authorization_code|refresh_token|client_credentials* "
                + "code:secret refresh_token:secret user_type:Company|Location redirect_uri") with
        {
            SendsForm = true,
            IsAnonymous = true,
            FillsInDefaults = false,
            ErrorRules =
            [
                .. s_clientRefused,
                new(401, "refresh token", HighLevelErrors.LoginEnded),
                new(400, "refresh token", HighLevelErrors.LoginEnded),
                new(400, "authorization code|invalid_grant", ApiErrorKind.CodeRefused),
                new(401, "", ApiErrorKind.CodeRefused),
            ],
        };
}
