namespace GhlStockTwits.Completion;

/// <summary>Completes numbers of the account's watchlists; they are found and shown by their names.</summary>
internal sealed class WatchlistCompleter : SuggestionCompleter
{
    protected override string Noun(string commandName) => "StockTwitsWatchlist";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
