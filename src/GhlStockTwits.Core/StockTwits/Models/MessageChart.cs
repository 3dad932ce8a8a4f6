namespace GhlStockTwits.StockTwits.Models;

/// <summary>The picture of a message.</summary>
internal sealed class MessageChart
{
    public string? Url { get; set; }
}
