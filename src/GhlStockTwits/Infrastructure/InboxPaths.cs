using System.Management.Automation;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Infrastructure;

/// <summary>Finds the inbox of webhooks that a user named.</summary>
internal static class InboxPaths
{
    /// <summary>The place of the inbox.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="given">A path or a connection string; null for the one beside the state.</param>
    /// <param name="statePlace">The place of the state; null for the user's own data folder.</param>
    /// <exception cref="Api.GhlStockTwitsException">It is neither, or there is nowhere to keep an inbox.</exception>
    public static string Of(PSCmdlet cmdlet, string? given, string? statePlace) => InboxPlaces.Resolve(
        given is null || StateStores.IsConnectionString(given) ? given
            : FilePaths.Literal(cmdlet, given) ?? throw DatabaseErrors.Inbox.PathInvalid(given),
        statePlace);
}
