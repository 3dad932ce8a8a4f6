using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Completion;

/// <summary>
/// Completes symbols by StockTwits' own search, which finds tickers and names. Each typed beginning costs one read.
/// </summary>
internal sealed class SymbolCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"').TrimStart('$').ToUpperInvariant();
        if (word.Length == 0
            || SuggestionCompleter.ConnectionTo(StockTwitsService.Instance, fakeBoundParameters) is not { } connection)
        {
            return [];
        }

        return SuggestionCache.Get(connection, $"StockTwitsSymbol {word}", (to, call) => ReadAsync(to, word, call))
            .Select(static found => new CompletionResult(
                SuggestionCompleter.Quoted(found.Id), found.Id, CompletionResultType.ParameterValue, found.Name));
    }

    private static Task<Suggestion[]> ReadAsync(Connection connection, string word, CallContext call) =>
        SuggestionList.ReadAsync(
            connection, Search.Symbols, new Arguments { { "q", word } },
            static symbol =>
                new Suggestion(symbol.Title is { Length: > 0 } title ? title : symbol.Ticker, symbol.Ticker), call);
}
