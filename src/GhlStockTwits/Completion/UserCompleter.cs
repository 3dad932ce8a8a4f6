namespace GhlStockTwits.Completion;

/// <summary>Completes ids of users of the location; they are found and shown by their names.</summary>
internal sealed class UserCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlUser";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
