using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the account's watchlists. A listing says nothing of the symbols on them; -Id reads a list with its symbols.
/// </summary>
/// <example>
///   <summary>All of them</summary>
///   <code>Get-StockTwitsWatchlist</code>
/// </example>
/// <example>
///   <summary>What is on one</summary>
///   <code>(Get-StockTwitsWatchlist -Id $watchlistId).Symbols</code>
/// </example>
/// <example>
///   <summary>By name, with what is on them</summary>
///   <code>Get-StockTwitsWatchlist M* | ForEach-Object { Get-StockTwitsWatchlist -Id $_ }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsWatchlist", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.list", "stocktwits.watchlist.show")]
public sealed class GetStockTwitsWatchlistCommand : StockTwitsCmdlet
{
    /// <summary>Names, with wildcards; all when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.Name)]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers of lists, or lists: read with their symbols.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSets.Id, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument[] Id { get; set; } = [];

    private protected override void Process()
    {
        RequireAccount();
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(Id, id => WriteObject(Invoke(Watchlists.Show, new Arguments { { "id", id.Number } })));
            return;
        }

        NamePattern wanted = new(Name);
        WriteList(Watchlists.List, [], list => wanted.Matches(list.Name));
    }
}
