namespace GhlStockTwits.Completion;

/// <summary>Completes names of what the cmdlet's own noun stands for.</summary>
internal class ItemNameCompleter : SuggestionCompleter
{
    protected override string Noun(string commandName) =>
        commandName[(commandName.IndexOf('-', StringComparison.Ordinal) + 1)..];

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Name);
}
