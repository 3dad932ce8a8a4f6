using GhlStockTwits.Credentials;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>What the installation of an app, or its end, means for a profile.</summary>
internal enum InstallationAction
{
    /// <summary>Nothing: <see cref="AppInstallation.Reason"/> says why.</summary>
    None,

    /// <summary>Get a token for the location.</summary>
    MintToken,

    /// <summary>Remove the token of the location.</summary>
    PurgeLocation,

    /// <summary>Remove all tokens.</summary>
    PurgeLogin,
}

/// <summary>
/// Decides what an INSTALL or UNINSTALL means (highlevel-api 5.5). HighLevel signs what it sends to any app, so that
/// one of another app is genuine, too: only those of the profile's own app count. They come in any order, so that none
/// ends a login that is newer.
/// </summary>
/// <param name="Action">What to do.</param>
/// <param name="Reason">Why nothing is done; null otherwise.</param>
internal sealed record AppInstallation(InstallationAction Action, string? Reason)
{
    /// <summary>Decides for one delivery.</summary>
    /// <param name="delivery">The delivery, an installation or its end.</param>
    /// <param name="profile">The profile of the app.</param>
    public static AppInstallation Of(WebhookReceipt delivery, Profile profile)
    {
        bool isEnd = delivery.Event == WebhookEvents.AppUninstall.Name;
        return profile.HighLevel is not { } saved || saved.ClientId is not { } client
                ? None($"The profile '{profile.Name}' has no login of an app.")
            : !delivery.IsVerified ? None("HighLevel did not sign it.")
            : delivery.AppId is not { } app || app != AppOf(client) ? None("It is for another app.")
            : isEnd && delivery.Timestamp is { } at && at < profile.SavedAt
                ? None("The profile was saved later.")
            : saved.Kind == CredentialKind.Agency ? OfAgency(delivery, saved, isEnd)
            : delivery.LocationId != saved.LocationId ? None("It is for another location.")
            : isEnd ? new AppInstallation(InstallationAction.PurgeLogin, null)
            : None("Log in with Connect-Ghl: an app that is installed in one location has no other way.");
    }

    /// <summary>The app of a client ID: what stands before the hyphen (highlevel-api 1.1).</summary>
    public static string AppOf(string clientId) => clientId.Split('-')[0];

    private static AppInstallation OfAgency(WebhookReceipt delivery, SavedConnection saved, bool isEnd) =>
        delivery.CompanyId is { } company && company != saved.CompanyId ? None("It is for another agency.")
        : delivery.LocationId is null
            ? isEnd ? new AppInstallation(InstallationAction.PurgeLogin, null)
                : None("The agency itself has a login already.")
        : isEnd ? saved.Locations.ContainsKey(delivery.LocationId)
            ? new AppInstallation(InstallationAction.PurgeLocation, null)
            : None("The profile has no token of the location.")
        : new AppInstallation(InstallationAction.MintToken, null);

    private static AppInstallation None(string reason) => new(InstallationAction.None, reason);

    /// <summary>The profile without the tokens that the delivery ends.</summary>
    public static Profile Without(Profile profile, string? locationId)
    {
        SavedConnection saved = profile.HighLevel!;
        return profile with
        {
            HighLevel = locationId is null
                ? saved with { Grant = null, Locations = new Dictionary<string, OAuthGrant>() }
                : saved with
                {
                    Locations = saved.Locations.Where(one => one.Key != locationId)
                        .ToDictionary(static one => one.Key, static one => one.Value),
                },
        };
    }
}
