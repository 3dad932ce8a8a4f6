using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that puts symbols on a watchlist or takes them off.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WatchlistSymbolCmdlet : WatchlistCmdlet
{
    private string[] _symbols = [];

    /// <summary>Tickers: AAPL, BTC.X. Symbols that a search found can be piped when the list is given.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The ticker.")]
    [Alias("Ticker")]
    [Argument("symbols")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol
    {
        get => _symbols;
        set => _symbols = [.. value.Select(static ticker => ticker.TrimStart('$').ToUpperInvariant())];
    }
}
