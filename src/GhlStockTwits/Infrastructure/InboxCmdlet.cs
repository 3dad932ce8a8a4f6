using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that uses the inbox of webhooks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InboxCmdlet : AsyncCmdlet
{
    /// <summary>
    /// The inbox of webhooks: a file, or the connection string of a PostgreSQL database, which is better kept in the
    /// environment variable GHLSTOCKTWITS_INBOX, with the password in PGPASSWORD. Default: that variable, or the inbox
    /// beside the state.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InboxPath { get; set; }

    /// <exception cref="Api.GhlStockTwitsException">
    /// It is neither a path of a file nor a connection string, or there is nowhere to keep an inbox.
    /// </exception>
    private protected string ResolvedInboxPath
    {
        get
        {
            string? state = RunspaceConnections.Of(SessionState).HighLevel?.StatePath
                ?? Environment.GetEnvironmentVariable(StateFile.PathVariable);
            return InboxPaths.Of(this, InboxPath, string.IsNullOrEmpty(state) ? null : state);
        }
    }

    /// <summary>Uses the inbox, which must exist.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It does not exist, or it cannot be used.</exception>
    private protected void UseInbox(Action<DeliveryInbox> use)
    {
        string place = ResolvedInboxPath;
        DeliveryInbox inbox = Await(_ => DeliveryInboxes.TryOpenAsync(place))
            ?? throw DatabaseErrors.Inbox.Missing(InboxPlaces.NameOf(place));
        try
        {
            use(inbox);
        }
        finally
        {
            inbox.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
