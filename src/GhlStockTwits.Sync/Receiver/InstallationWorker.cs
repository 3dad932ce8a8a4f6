using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>The profile whose app is installed and removed.</summary>
/// <param name="Store">Where profiles are kept.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClientId">The client ID of its app.</param>
/// <param name="Settings">The settings of connections.</param>
/// <param name="Secret">The secret of the vault that the profile names; null if it names none.</param>
internal sealed record AppProfile(
    IProfileStore Store, string Name, string ClientId, ApiSettings Settings, string? Secret);

/// <summary>Acts on installations of an app: gets the token of a new location, and removes those that ended.</summary>
/// <param name="inbox">The inbox.</param>
/// <param name="app">The profile with the login of the app.</param>
internal sealed class InstallationWorker(DeliveryInbox inbox, AppProfile app)
{
    private const int BatchSize = 20;
    private const int MostAttempts = 10;

    private readonly string _worker = $"installations {Guid.NewGuid():n}";

    /// <summary>Acts on all that waits. What fails is reported, and tried again when its claim has run out.</summary>
    public async Task RunAsync(CallContext call)
    {
        foreach (WebhookReceipt delivery in await inbox.TakeInstallationsAsync(_worker, BatchSize)
            .ConfigureAwait(false))
        {
            await RunAsync(delivery, call).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(WebhookReceipt delivery, CallContext call)
    {
        try
        {
            (DeliveryStatus status, string reason) = await ActAsync(delivery, call).ConfigureAwait(false);
            await inbox.SettleAsync([delivery.Number], status, reason).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException failure)
        {
            DeliveryStatus status =
                delivery.Attempts + 1 >= MostAttempts ? DeliveryStatus.Failed : DeliveryStatus.Queued;
            await inbox.SettleAsync([delivery.Number], status, failure.ErrorId).ConfigureAwait(false);
            call.Warn(
                $"Delivery {delivery.Number}, {delivery.Type}, failed ({failure.ErrorId}). {failure.Advice}".TrimEnd());
        }
    }

    private async Task<(DeliveryStatus Status, string Reason)> ActAsync(WebhookReceipt delivery, CallContext call)
    {
        Profile profile = await app.Store.ReadAsync(app.Name, call.CancellationToken).ConfigureAwait(false)
            ?? throw CredentialErrors.NotFound(app.Name);
        AppInstallation installation = AppInstallation.Of(delivery, profile);
        switch (installation.Action)
        {
            case InstallationAction.MintToken:
                using (HighLevelConnection connection =
                    HighLevelAccess.Open(profile, app.Store, delivery.LocationId, app.Settings, app.Secret))
                {
                    await HighLevelAccess.VerifyAsync(connection, call).ConfigureAwait(false);
                }

                return (DeliveryStatus.Applied, "The profile has a token of the location.");
            case InstallationAction.PurgeLocation:
            case InstallationAction.PurgeLogin:
                string? ended = installation.Action == InstallationAction.PurgeLogin ? null : delivery.LocationId;
                await ProfileChange.ApplyAsync(
                    app.Store, app.Name, current => Without(current, delivery, ended), call.CancellationToken)
                    .ConfigureAwait(false);
                return (DeliveryStatus.Applied, "The tokens were removed.");
            default:
                return (DeliveryStatus.Ignored, installation.Reason!);
        }
    }

    /// <summary>The profile without the tokens, unless someone has logged in meanwhile.</summary>
    private Profile Without(Profile? current, WebhookReceipt delivery, string? locationId)
    {
        Profile profile = current ?? throw CredentialErrors.NotFound(app.Name);
        return AppInstallation.Of(delivery, profile).Action == InstallationAction.None ? profile
            : AppInstallation.Without(profile, locationId);
    }
}
