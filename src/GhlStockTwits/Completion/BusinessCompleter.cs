namespace GhlStockTwits.Completion;

/// <summary>Completes ids of businesses of the location; they are found and shown by their names.</summary>
internal sealed class BusinessCompleter : ItemIdCompleter
{
    protected override string Noun(string commandName) => "GhlBusiness";
}
