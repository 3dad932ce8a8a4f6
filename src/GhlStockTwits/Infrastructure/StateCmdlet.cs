using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.State;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that uses the state of records and effects.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StateCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The state's file. Default: the environment variable GHLSTOCKTWITS_STATE, or a file for each location in your
    /// own data folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected HighLevelConnection? KnownGhl =>
        Connection?.HighLevel ?? RunspaceConnections.Of(SessionState).HighLevel;

    private protected string ResolvedStatePath => StateFile.Resolve(
        StatePath is null ? null : GetUnresolvedProviderPathFromPSPath(StatePath), KnownGhl);

    /// <summary>Reads the state, if it exists.</summary>
    private protected void Read(Action<StateStore> read)
    {
        using StateStore? store = StateStore.OpenToRead(ResolvedStatePath);
        if (store is null)
        {
            WriteVerbose($"The state {ResolvedStatePath} does not exist yet.");
            return;
        }

        try
        {
            read(store);
        }
        catch (SqliteException failure)
        {
            throw StateErrors.From(failure, store.Path);
        }
    }
}
