using GhlStockTwits.Credentials;

namespace GhlStockTwits.HighLevel;

/// <summary>HighLevel's consent page: highlevel-api 1.1.</summary>
internal static class ConsentPage
{
    /// <summary>The page with HighLevel's name.</summary>
    public static readonly Uri Standard = new("https://marketplace.gohighlevel.com/v2/oauth/chooselocation");

    /// <summary>The page without it, for agencies that resell HighLevel under their own.</summary>
    public static readonly Uri WhiteLabel = new("https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation");

    /// <summary>The address that a person opens to install the app.</summary>
    /// <param name="page">The page.</param>
    /// <param name="clientId">The client ID.</param>
    /// <param name="redirectUri">The redirect address, as the app has it.</param>
    /// <param name="scopes">The scopes.</param>
    /// <param name="state">The state of the login.</param>
    /// <param name="versionId">The version of the app; null for the one that its client ID tells.</param>
    public static Uri Address(
        Uri page, string clientId, Uri redirectUri, IEnumerable<string> scopes, string state, string? versionId) =>
        AuthorizationFlow.Address(
            page,
            ("response_type", "code"),
            ("client_id", clientId),
            ("redirect_uri", redirectUri.OriginalString),
            ("scope", string.Join(' ', scopes)),
            ("state", state),
            ("loginWindowOpenMode", "self"),
            ("version_id", versionId ?? AppIdOf(clientId)));

    /// <summary>The ID of the app: the client ID up to the hyphen.</summary>
    public static string AppIdOf(string clientId) => clientId.Split('-')[0];
}
