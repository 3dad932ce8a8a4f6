using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets messages by ID.</summary>
/// <example>
///   <summary>Get a message</summary>
///   <code>Get-StockTwitsMessage $messageId</code>
/// </example>
/// <example>
///   <summary>Get the message that a reply refers to</summary>
///   <code>
/// Get-StockTwitsStream -Trending | Where-Object InReplyToMessageId | Select-Object -First 1 |
///     ForEach-Object { Get-StockTwitsMessage $_.InReplyToMessageId }
///   </code>
/// </example>
/// <example>
///   <summary>Get the symbols and the sentiment of a message</summary>
///   <code>Get-StockTwitsMessage $messageId | Select-Object Symbols, Sentiment</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsMessage")]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.show")]
public sealed class GetStockTwitsMessageCommand : ServiceCmdlet
{
    /// <summary>The message IDs. The ID is the last part of a message's URL.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The message ID.")]
    [Alias("Id")]
    public long[] MessageId { get; set; } = [];

    private protected override void Process() =>
        ForEach(MessageId, id => WriteObject(Invoke(Messages.Show, new Arguments { { "id", id } })));
}
