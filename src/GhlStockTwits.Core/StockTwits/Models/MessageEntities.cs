namespace GhlStockTwits.StockTwits.Models;

/// <summary>What a message carries besides its text.</summary>
internal sealed class MessageEntities
{
    public MessageSentiment? Sentiment { get; set; }

    public MessageChart? Chart { get; set; }
}
