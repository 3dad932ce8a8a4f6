using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that works on the state of records and effects.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StateCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The state's file. Without it the variable GHLSTOCKTWITS_STATE names it, or it lies in your own data folder, one for each location.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected HighLevelConnection? KnownGhl => Connection?.HighLevel ?? RunspaceConnections.Current.HighLevel;

    private protected string ResolvedStatePath => StateFile.Resolve(
        StatePath is null ? null : GetUnresolvedProviderPathFromPSPath(StatePath), KnownGhl);

    /// <summary>Looks at the state; nothing where there is none yet.</summary>
    private protected void Read(Action<StateStore> read)
    {
        using StateStore? store = StateStore.OpenToRead(ResolvedStatePath);
        if (store is null)
        {
            WriteVerbose($"There is no state at {ResolvedStatePath} yet.");
            return;
        }

        read(store);
    }
}
