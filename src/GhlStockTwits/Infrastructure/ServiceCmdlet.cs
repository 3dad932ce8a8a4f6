using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that calls a service by a connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : StoppableCmdlet
{
    private HighLevelConnection? _ghl;
    private StockTwitsConnection? _stockTwits;

    /// <summary>The connection to use in place of the runspace's default.</summary>
    [Parameter]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    private protected HighLevelConnection Ghl => _ghl ??=
        Connection?.HighLevel ?? RunspaceConnections.Current.HighLevel ?? throw Missing("HighLevel", "Connect-Ghl");

    private protected StockTwitsConnection StockTwits => _stockTwits ??=
        Connection?.StockTwits ?? RunspaceConnections.Current.StockTwits
            ?? throw Missing("StockTwits", "Connect-StockTwits");

    /// <summary>What the user gave of an operation's arguments.</summary>
    private protected virtual Arguments Bind(Operation operation) => ArgumentBinder.Bind(this, operation);

    /// <summary>Refuses what must not be called; called before each call.</summary>
    private protected virtual void Check(Operation operation)
    {
    }

    /// <summary>The connection that a row goes by.</summary>
    private protected Connection ConnectionFor(Operation operation) =>
        operation.Service == Service.HighLevel ? Ghl : StockTwits;

    /// <summary>Calls a row with what the user gave.</summary>
    private protected T? Invoke<T>(Operation<T> operation) => Invoke(operation, Bind(operation));

    /// <summary>Calls a row with given arguments.</summary>
    private protected T? Invoke<T>(Operation<T> operation, Arguments arguments)
    {
        Check(operation);
        Connection connection = ConnectionFor(operation);
        T? result = Await(call => connection.SendAsync(operation, arguments, call)).Value;
        if (operation.Changes)
        {
            SuggestionCache.Forget(connection);
        }

        return result;
    }

    /// <summary>Writes what a listing has, with what the user gave.</summary>
    private protected void WriteList<T>(Operation<T[]> operation) => WriteList(operation, Bind(operation));

    /// <summary>Writes what a listing has, page by page.</summary>
    private protected void WriteList<T>(Operation<T[]> operation, Arguments arguments, Predicate<T>? isWanted = null)
    {
        Check(operation);
        Connection connection = ConnectionFor(operation);
        WritePages(call => connection.ReadAsync(operation, arguments, call), operation.Name, isWanted);
    }

    /// <summary>Looks again and again, and writes what happens as it is found.</summary>
    private protected void Watch(
        Connection connection, IReadOnlyList<TriggerWatch> watches, TimeSpan? interval,
        TimeSpan? duration, int? maxCount)
    {
        if (watches.Count == 0)
        {
            return;
        }

        TriggerPace pace = new(interval ?? TriggerPace.UsualInterval(connection, watches.Count), duration, maxCount);
        WriteVerbose($"Looking each {pace.Interval.TotalSeconds:0} s at "
            + $"{string.Join(", ", watches.Select(static each => each.Trigger))}");
        WritePages(call => TriggerLoop.RunAsync(connection, watches, pace, call), "Watching");
    }

    /// <summary>Refuses to act on StockTwits without an account's token.</summary>
    private protected void RequireAccount()
    {
        if (StockTwits.IsAnonymous)
        {
            ThrowTerminatingError(ErrorRecords.TokenRequired(MyInvocation.MyCommand.Name));
        }
    }

    /// <summary>Says that a connection is missing; nothing can go on without.</summary>
    private protected PipelineStoppedException Missing(string service, string connect)
    {
        ThrowTerminatingError(ErrorRecords.NoConnection(service, connect));
        return new PipelineStoppedException();
    }
}
