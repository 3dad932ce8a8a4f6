namespace GhlStockTwits.Completion;

/// <summary>Completes ids of what the cmdlet's own noun stands for; they are found and shown by their names.</summary>
internal class ItemIdCompleter : ItemNameCompleter
{
    protected sealed override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
