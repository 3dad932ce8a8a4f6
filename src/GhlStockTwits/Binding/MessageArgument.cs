using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>What names a message: its number, the message, or a row with a column MessageId or Id.</summary>
/// <param name="input">Whichever of them it is.</param>
public sealed class MessageArgument(object input)
    : NumberedArgument(input, "message", static each => (each as Message)?.Id, "MessageId", "Id");
