namespace GhlStockTwits.StockTwits.Models;

/// <summary>Where a message stands in a conversation.</summary>
internal sealed class MessageConversation
{
    public long? InReplyToMessageId { get; set; }
}
