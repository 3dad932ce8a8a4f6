using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>Acts on installations of an app: gets the token of a new location, and removes those that ended.</summary>
/// <param name="inbox">The inbox.</param>
/// <param name="profiles">The profiles.</param>
/// <param name="name">The profile with the login of the app.</param>
/// <param name="settings">The settings of connections.</param>
/// <param name="secret">The secret of the vault that the profile names; null if it names none.</param>
internal sealed class InstallationWorker(
    DeliveryInbox inbox, IProfileStore profiles, string name, ApiSettings settings, string? secret)
{
    private const int BatchSize = 20;
    private const int MostAttempts = 10;

    private readonly string _worker = $"installations {Guid.NewGuid():n}";

    /// <summary>Acts on all that waits.</summary>
    /// <returns>What was done, for people.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CallContext call)
    {
        List<string> done = [];
        foreach (WebhookReceipt delivery in await inbox.TakeInstallationsAsync(_worker, BatchSize)
            .ConfigureAwait(false))
        {
            done.Add(await RunAsync(delivery, call).ConfigureAwait(false));
        }

        return done;
    }

    private async Task<string> RunAsync(WebhookReceipt delivery, CallContext call)
    {
        string place = delivery.LocationId is { } location ? $"location {location}" : $"agency {delivery.CompanyId}";
        try
        {
            (DeliveryStatus status, string reason) = await ActAsync(delivery, call).ConfigureAwait(false);
            await inbox.SettleAsync([delivery.Number], status, reason).ConfigureAwait(false);
            return $"{delivery.Type} of {place}: {reason}";
        }
        catch (GhlStockTwitsException failure)
        {
            // Another attempt follows when the claim has run out.
            if (delivery.Attempts >= MostAttempts)
            {
                await inbox.SettleAsync([delivery.Number], DeliveryStatus.Failed, failure.ErrorId)
                    .ConfigureAwait(false);
            }

            return $"{delivery.Type} of {place} failed ({failure.ErrorId}). {failure.Advice}".TrimEnd();
        }
    }

    private async Task<(DeliveryStatus Status, string Reason)> ActAsync(WebhookReceipt delivery, CallContext call)
    {
        Profile profile = await profiles.ReadAsync(name, call.CancellationToken).ConfigureAwait(false)
            ?? throw CredentialErrors.NotFound(name);
        AppInstallation installation = AppInstallation.Of(delivery, profile);
        switch (installation.Action)
        {
            case InstallationAction.MintToken:
                using (HighLevelConnection connection =
                    HighLevelAccess.Open(profile, profiles, delivery.LocationId, settings, secret))
                {
                    await HighLevelAccess.VerifyAsync(connection, call).ConfigureAwait(false);
                }

                return (DeliveryStatus.Applied, "The profile has a token of the location.");
            case InstallationAction.PurgeLocation:
            case InstallationAction.PurgeLogin:
                string? ended = installation.Action == InstallationAction.PurgeLogin ? null : delivery.LocationId;
                await ProfileChange.ApplyAsync(
                    profiles, name,
                    current => AppInstallation.Without(current ?? throw CredentialErrors.NotFound(name), ended),
                    call.CancellationToken).ConfigureAwait(false);
                return (DeliveryStatus.Applied, "The tokens were removed.");
            default:
                return (DeliveryStatus.Ignored, installation.Reason!);
        }
    }
}
