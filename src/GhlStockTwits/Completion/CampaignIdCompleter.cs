namespace GhlStockTwits.Completion;

/// <summary>Completes ids of campaigns; they are found and shown by their names.</summary>
internal sealed class CampaignIdCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlCampaign";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
