namespace GhlStockTwits.Completion;

/// <summary>Completes ids of campaigns of the location; they are found and shown by their names.</summary>
internal sealed class CampaignCompleter : ItemIdCompleter
{
    protected override string Noun(string commandName) => "GhlCampaign";
}
