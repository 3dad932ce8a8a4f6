using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the account's watchlists. Only -Id returns the symbols on them.</summary>
/// <example>
///   <summary>Get all watchlists</summary>
///   <code>Get-StockTwitsWatchlist</code>
/// </example>
/// <example>
///   <summary>Get the symbols on a watchlist</summary>
///   <code>(Get-StockTwitsWatchlist -Id $watchlistId).Symbols</code>
/// </example>
/// <example>
///   <summary>Get watchlists by name, with their symbols</summary>
///   <code>Get-StockTwitsWatchlist M* | ForEach-Object { Get-StockTwitsWatchlist -Id $_ }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsWatchlist", DefaultParameterSetName = nameof(Name))]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.list", "stocktwits.watchlist.show")]
public sealed class GetStockTwitsWatchlistCommand : ServiceCmdlet
{
    /// <summary>The names, with wildcards. All watchlists by default.</summary>
    [Parameter(Position = 0, ParameterSetName = nameof(Name))]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>The watchlists to read with their symbols. Accepts IDs, names and watchlists.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Id), ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument[] Id { get; set; } = [];

    private protected override void Process()
    {
        RequireAccount();
        if (ParameterSetName == nameof(Id))
        {
            ForEach(Id, id => WriteObject(Invoke(Watchlists.Show, new Arguments { { "id", IdOf(id) } })));
            return;
        }

        NamePattern pattern = new(Name);
        WriteList(Watchlists.List, [], watchlist => pattern.Matches(watchlist.Name));
    }
}
