using System.Management.Automation;
using GhlStockTwits.Connections;

namespace GhlStockTwits.Binding;

/// <summary>What <c>-Connection</c> takes: a connection to either service, or one to each.</summary>
public sealed class ConnectionArgument
{
    /// <summary>A connection to HighLevel.</summary>
    /// <param name="connection">The connection.</param>
    public ConnectionArgument(HighLevelConnection connection) => HighLevel = connection;

    /// <summary>A connection to StockTwits.</summary>
    /// <param name="connection">The connection.</param>
    public ConnectionArgument(StockTwitsConnection connection) => StockTwits = connection;

    /// <summary>Connections to both, in any order.</summary>
    /// <param name="connections">One or two connections.</param>
    public ConnectionArgument(object[] connections)
    {
        foreach (object connection in connections)
        {
            object plain = connection is PSObject wrapped ? wrapped.BaseObject : connection;
            HighLevel = plain as HighLevelConnection ?? HighLevel;
            StockTwits = plain as StockTwitsConnection ?? StockTwits;
            if (plain is not Connection)
            {
                throw new ArgumentException($"A {plain.GetType().Name} is not a connection. Use Connect-Ghl or Connect-StockTwits -PassThru.");
            }
        }
    }

    /// <summary>The connection to HighLevel; null when none was given.</summary>
    public HighLevelConnection? HighLevel { get; }

    /// <summary>The connection to StockTwits; null when none was given.</summary>
    public StockTwitsConnection? StockTwits { get; }
}
