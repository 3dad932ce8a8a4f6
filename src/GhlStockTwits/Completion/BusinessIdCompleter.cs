namespace GhlStockTwits.Completion;

/// <summary>Completes ids of businesses; they are found and shown by their names.</summary>
internal sealed class BusinessIdCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlBusiness";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
