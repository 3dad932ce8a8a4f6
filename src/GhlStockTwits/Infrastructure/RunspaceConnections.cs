using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Infrastructure;

/// <summary>The default connections of one runspace. Never of the process: two runbooks may share one.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> s_byRunspace = [];

    /// <summary>The current runspace's defaults.</summary>
    public static RunspaceConnections Current => s_byRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public HighLevelConnection? HighLevel { get; set; }

    public StockTwitsConnection? StockTwits { get; set; }
}
