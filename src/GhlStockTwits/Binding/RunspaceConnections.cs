using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Binding;

/// <summary>The default connections of one runspace. Never of the process: two runbooks may share a process.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> s_byRunspace = [];

    /// <summary>The current runspace's default connections.</summary>
    public static RunspaceConnections Current => s_byRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public HighLevelConnection? HighLevel
    {
        get;
        set => field = Replace(field, value);
    }

    public StockTwitsConnection? StockTwits
    {
        get;
        set => field = Replace(field, value);
    }

    private static T? Replace<T>(T? current, T? next)
        where T : Connection
    {
        // A script that was given the connection may go on using it with -Connection.
        if (current is { IsHandedOut: false } && current != next)
        {
            current.Dispose();
        }

        return next;
    }
}
