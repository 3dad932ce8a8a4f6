namespace GhlStockTwits.Completion;

/// <summary>Completes tags of the location.</summary>
internal sealed class TagCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlTag";
}
