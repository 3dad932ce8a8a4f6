namespace GhlStockTwits.StockTwits.Models;

/// <summary>The sentiment as StockTwits nests it.</summary>
internal sealed class MessageSentiment
{
    public string? Basic { get; set; }
}
