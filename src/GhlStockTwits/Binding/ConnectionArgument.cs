using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Binding;

/// <summary>
/// The value of <c>-Connection</c>: a connection to one service, or one to each, or the name of a profile.
/// </summary>
public sealed class ConnectionArgument
{
    private readonly HighLevelConnection? _highLevel;
    private readonly StockTwitsConnection? _stockTwits;
    private readonly ProfileConnections? _profile;

    internal ConnectionArgument(ProfileConnections profile)
    {
        _profile = profile;
    }

    /// <summary>A connection, or connections to both services in any order.</summary>
    /// <param name="connections">One connection or a list of them.</param>
    /// <exception cref="ArgumentException">One of the objects is not a connection.</exception>
    public ConnectionArgument(object connections)
    {
        object given = Plain(connections);
        foreach (object connection in given is IEnumerable list ? list.Cast<object>().Select(Plain) : [given])
        {
            _highLevel = connection as HighLevelConnection ?? _highLevel;
            _stockTwits = connection as StockTwitsConnection ?? _stockTwits;
            if (connection is not Connection)
            {
                throw new ArgumentException(
                    $"An object of type {connection.GetType().Name} is not a connection. "
                    + "Pass the result of Connect-Ghl -PassThru or Connect-StockTwits -PassThru, or the name of a "
                    + "profile.");
            }
        }
    }

    /// <summary>The connection to HighLevel, or null if none was passed.</summary>
    public HighLevelConnection? HighLevel => _profile?.HighLevel ?? _highLevel;

    /// <summary>The connection to StockTwits, or null if none was passed.</summary>
    public StockTwitsConnection? StockTwits => _profile?.StockTwits ?? _stockTwits;

    private static object Plain(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
