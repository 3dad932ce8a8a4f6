using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelRow;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Where tokens of an application come from (highlevel-api 1.2 to 1.4).</summary>
internal static class OAuth
{
    private const int PageSize = 100;

    /// <summary>A refresh token works once: a call whose answer was lost is no case for blind repetition.</summary>
    public static readonly Operation<OAuthToken> Token =
        Row("oauth.token", "POST /oauth/token", "get-access-token",
            null, null, HighLevelJson.Default.OAuthToken,
            body: "client_id* client_secret:secret* grant_type:authorization_code|refresh_token|client_credentials* "
                + "code:secret refresh_token:secret user_type:Company|Location redirect_uri")
            with { SendsForm = true, IsAnonymous = true };

    public static readonly Operation<OAuthToken> LocationToken =
        Row("oauth.locationToken", "POST /oauth/locationToken", "get-location-access-token",
            OAuthWrite, null, HighLevelJson.Default.OAuthToken, body: "companyId* locationId*")
            with { SendsForm = true, Repeat = Repeat.Safe };

    public static readonly Operation<Dictionary<string, object?>[]> InstalledLocations =
        Row("oauth.installedLocations", "GET /oauth/installedLocations", "get-installed-location",
            OAuthRead, "locations", HighLevelJson.Default.DictionaryStringObjectArray,
            query: "companyId* appId* skip:int limit:int query isInstalled:bool versionId onTrial:bool planId "
                + "locationId")
            with { Paging = PagingStyle.Skip, PageSize = PageSize };
}
