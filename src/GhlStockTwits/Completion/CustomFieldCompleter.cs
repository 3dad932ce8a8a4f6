namespace GhlStockTwits.Completion;

/// <summary>Completes a custom field with the hashtable around it: <c>@{ industry = '' }</c>.</summary>
internal sealed class CustomFieldCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlCustomField";

    protected override string Text(Suggestion suggestion) => $"@{{ {Quoted(suggestion.Name)} = '' }}";
}
