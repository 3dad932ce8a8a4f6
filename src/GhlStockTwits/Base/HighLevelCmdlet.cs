using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Connections;
using GhlStockTwits.Http;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that acts on one HighLevel location.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HighLevelCmdlet : ServiceCmdlet
{
    private HighLevelConnection? _connection;

    /// <summary>The location that piped objects say they belong to; another one than the connection's is refused.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LocationId { get; set; }

    private protected HighLevelConnection Ghl => _connection ??= Connection?.HighLevel ?? RunspaceConnections.Current.HighLevel
        ?? throw Missing("HighLevel", "Connect-Ghl");

    /// <summary>Calls a row with what the user gave.</summary>
    private protected T? Invoke<T>(Operation<T> operation) => Invoke(operation, Bind(operation));

    /// <summary>Calls a row with given arguments.</summary>
    private protected T? Invoke<T>(Operation<T> operation, Arguments arguments)
    {
        Ghl.RequireLocation(operation, LocationId);
        return Await(call => Ghl.SendAsync(operation, arguments, call)).Value;
    }

    /// <summary>Writes what a listing has, page by page.</summary>
    private protected void WriteList<T>(Operation<T[]> operation, Arguments arguments, Predicate<T>? isWanted = null)
    {
        Ghl.RequireLocation(operation, LocationId);
        WritePages(call => Ghl.ReadAsync(operation, arguments, call), operation.Name, isWanted);
    }

    /// <summary>Writes what a listing has, with what the user gave.</summary>
    private protected void WriteList<T>(Operation<T[]> operation) =>
        WriteList(operation, Bind(operation));
}
