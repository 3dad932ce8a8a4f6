using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Completion;

/// <summary>
/// Completes symbols with StockTwits' search, which finds tickers and names. Each new word costs one read.
/// </summary>
internal sealed class SymbolCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = TickerText.Clean(CompletionText.Unquote(wordToComplete));
        if (word.Length == 0
            || CompletionSource.ConnectionTo(StockTwitsService.Instance, fakeBoundParameters) is not { } connection)
        {
            return [];
        }

        return CompletionCache.Get(connection, $"StockTwitsSymbol {word}", (to, call) => SearchAsync(to, word, call))
            .Select(static candidate =>
                CompletionText.Result(CompletionText.Quote(candidate.Id), candidate.Id, candidate.Name));
    }

    private static Task<CompletionCandidate[]> SearchAsync(Connection connection, string word, CallContext call) =>
        CompletionSource.ListAsync(
            connection, Search.Symbols, new Arguments { { "q", word } },
            static symbol => new CompletionCandidate(
                symbol.Title is { Length: > 0 } title ? title : symbol.Ticker, symbol.Ticker),
            call);
}
