using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that calls a service over a connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : AsyncCmdlet
{
    private HighLevelConnection? _ghl;
    private StockTwitsConnection? _stockTwits;

    /// <summary>The connection to use. Default: the connection of the session.</summary>
    [Parameter]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    /// <summary>The connection to HighLevel.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    internal HighLevelConnection Ghl => HighLevelOrNone ?? throw CmdletErrors.NotConnected("HighLevel", "Connect-Ghl");

    /// <summary>The connection to HighLevel, or null if there is none.</summary>
    internal HighLevelConnection? HighLevelOrNone =>
        _ghl ??= Connection?.HighLevel ?? RunspaceConnections.Of(SessionState).HighLevel;

    /// <summary>The connection to StockTwits.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    internal StockTwitsConnection StockTwits =>
        StockTwitsOrNone ?? throw CmdletErrors.NotConnected("StockTwits", "Connect-StockTwits");

    /// <summary>The connection to StockTwits, or null if there is none.</summary>
    internal StockTwitsConnection? StockTwitsOrNone =>
        _stockTwits ??= (Connection?.StockTwits ?? RunspaceConnections.Of(SessionState).StockTwits) is { } connection
            ? Await(call => StockTwitsAccess.KnowAccountAsync(connection, call))
            : null;

    /// <summary>The objects that names are looked up among, read once for all input.</summary>
    private protected NamedObjects Names { get; } = new();

    /// <summary>Whether the cmdlet changes something.</summary>
    private protected virtual bool ChangesSomething => Declaration.SupportsShouldProcess;

    /// <summary>Whether the cmdlet removes, completes or overwrites something.</summary>
    private protected virtual bool IsDestructive =>
        Declaration.VerbName is VerbsCommon.Remove or VerbsCommon.Set or VerbsLifecycle.Complete;

    private CmdletAttribute Declaration => GetType().GetCustomAttribute<CmdletAttribute>()!;

    /// <summary>Checks that an argument names an object that the cmdlet may act on.</summary>
    /// <exception cref="GhlStockTwitsException">It does not.</exception>
    internal void Require(ObjectArgument argument)
    {
        string parameter = MyInvocation.BoundParameters.FirstOrDefault(bound => Includes(bound.Value, argument)).Key
            ?? argument.Kind.Key;
        if (argument.Refusal(parameter, ChangesSomething, IsDestructive) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>The ID of an object that the user named; a name or an e-mail address is looked up.</summary>
    internal string IdOf(IdentityArgument identity)
    {
        Require(identity);
        Ghl.RequireLocation(identity.LocationId);
        return identity.Id ??= Await(call => identity.FindAsync(Ghl, Names, call));
    }

    /// <summary>The ID of a message.</summary>
    internal long IdOf(MessageArgument message)
    {
        Require(message);
        return message.Number!.Value;
    }

    /// <summary>The ID of a watchlist; a name is looked up.</summary>
    internal long IdOf(WatchlistArgument watchlist)
    {
        Require(watchlist);
        return watchlist.Number ??=
            watchlist.FindIn(Await(call => WatchlistArgument.ListAsync(StockTwits, Names, call)));
    }

    private static bool Includes(object? value, ObjectArgument argument) =>
        value == argument || (value is ObjectArgument[] list && list.Contains(argument));

    /// <summary>The arguments of an operation that the user passed as parameters.</summary>
    internal virtual Arguments Bind(Operation operation) => ArgumentBinder.Bind(this, operation);

    /// <summary>Checks whether an operation may be called; runs before each call.</summary>
    /// <exception cref="GhlStockTwitsException">It may not.</exception>
    private protected virtual void Check(Operation operation)
    {
    }

    /// <summary>Asks for confirmation of a call, if it changes something.</summary>
    /// <exception cref="GhlStockTwitsException">The session is not interactive.</exception>
    internal bool ShouldInvoke(Operation operation, string target, string action) =>
        !operation.Changes
            || (operation.Removes ? ShouldRemove(target, action) : ShouldProcess(target, action));

    /// <summary>The connection that an operation uses.</summary>
    internal Connection ConnectionFor(Operation operation) =>
        operation.Service == HighLevelService.Instance ? Ghl : StockTwits;

    /// <summary>Calls an operation with what the user passed.</summary>
    internal T? Invoke<T>(Operation<T> operation) => Invoke(operation, Bind(operation));

    /// <summary>Calls an operation.</summary>
    internal T? Invoke<T>(Operation<T> operation, Arguments arguments)
    {
        Check(operation);
        Connection connection = ConnectionFor(operation);
        T? result = Await(call => connection.SendAsync(operation, arguments, call)).Value;
        if (operation.Changes)
        {
            CompletionCache.Clear(connection);
        }

        return result;
    }

    /// <summary>Writes the objects of a listing, asked for with what the user passed.</summary>
    internal void WriteList<T>(Operation<T[]> operation) => WriteList(operation, Bind(operation));

    /// <summary>Writes the objects of a listing, page by page.</summary>
    internal void WriteList<T>(Operation<T[]> operation, Arguments arguments, Predicate<T>? isWanted = null)
    {
        Check(operation);
        Connection connection = ConnectionFor(operation);
        WritePages(call => connection.ReadAsync(operation, arguments, call), isWanted);
    }

    /// <summary>Ends the cmdlet if the connection to StockTwits is anonymous.</summary>
    /// <exception cref="GhlStockTwitsException">It is.</exception>
    internal void RequireAccount()
    {
        if (StockTwits.IsAnonymous)
        {
            throw CmdletErrors.TokenRequired(MyInvocation.MyCommand.Name);
        }
    }
}
