using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>Identifies a message: an ID, a message, or an object with a property MessageId or Id.</summary>
/// <param name="input">The ID or the object.</param>
public sealed class MessageArgument(object input)
    : NumberedArgument(input, "message", static each => (each as Message)?.Id, "MessageId", "Id");
