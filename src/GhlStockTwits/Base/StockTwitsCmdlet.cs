using System.ComponentModel;
using GhlStockTwits.Connections;
using GhlStockTwits.Http;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that acts on StockTwits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StockTwitsCmdlet : ServiceCmdlet
{
    private StockTwitsConnection? _connection;

    private protected StockTwitsConnection StockTwits => _connection ??=
        Connection?.StockTwits ?? RunspaceConnections.Current.StockTwits ?? throw Missing("StockTwits", "Connect-StockTwits");

    /// <summary>Calls a row with what the user gave.</summary>
    private protected T? Invoke<T>(Operation<T> operation) => Invoke(operation, Bind(operation));

    /// <summary>Calls a row with given arguments.</summary>
    private protected T? Invoke<T>(Operation<T> operation, Arguments arguments) =>
        Await(call => StockTwits.SendAsync(operation, arguments, call)).Value;

    /// <summary>Writes what a listing has, page by page.</summary>
    private protected void WriteList<T>(Operation<T[]> operation, Arguments arguments) =>
        WritePages(call => StockTwits.ReadAsync(operation, arguments, call), operation.Name);

    /// <summary>Refuses to go on without an account's token.</summary>
    private protected void RequireAccount()
    {
        if (StockTwits.IsAnonymous)
        {
            ThrowTerminatingError(ErrorRecords.TokenRequired(MyInvocation.MyCommand.Name));
        }
    }
}
