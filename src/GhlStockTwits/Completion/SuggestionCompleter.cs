using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Completion;

/// <summary>Completes a word by the names, or by the ids, of what the connected service has of a noun.</summary>
internal abstract class SuggestionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string noun = Noun(commandName);
        string word = wordToComplete.Trim('\'', '"');
        if (SuggestionList.For(noun) is not { } source
            || ConnectionTo(source.Service, fakeBoundParameters) is not { } connection)
        {
            return [];
        }

        WildcardPattern pattern = WildcardPattern.Get(word + "*", WildcardOptions.IgnoreCase);
        return SuggestionCache.Get(connection, noun, source.Read)
            .Where(suggestion => pattern.IsMatch(suggestion.Name) || pattern.IsMatch(suggestion.Id))
            .OrderBy(static suggestion => suggestion.Name, StringComparer.OrdinalIgnoreCase)
            .Select(suggestion => Result(Text(suggestion), suggestion));
    }

    /// <summary>The noun whose things are suggested.</summary>
    protected abstract string Noun(string commandName);

    /// <summary>What is put in for a suggestion, as PowerShell reads it.</summary>
    protected abstract string Text(Suggestion suggestion);

    /// <summary>The text, in quotes where PowerShell would read it otherwise.</summary>
    internal static string Quoted(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0])
            && text.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    internal static CompletionResult Result(string text, Suggestion suggestion)
    {
        string tip = suggestion.Name == suggestion.Id ? suggestion.Name : $"{suggestion.Name} ({suggestion.Id})";
        return new CompletionResult(text, suggestion.Name, CompletionResultType.ParameterValue, tip);
    }

    internal static Connection? ConnectionTo(ApiService service, IDictionary bound)
    {
        ConnectionArgument? given = null;
        try
        {
            given = bound["Connection"] is { } value ? new ConnectionArgument(value) : null;
        }
        catch (ArgumentException)
        {
            // Half-typed; the cmdlet itself will say what is wrong with it.
            return null;
        }

        return service == HighLevelService.Instance
            ? given?.HighLevel ?? RunspaceConnections.Current.HighLevel
            : given?.StockTwits ?? RunspaceConnections.Current.StockTwits;
    }
}
