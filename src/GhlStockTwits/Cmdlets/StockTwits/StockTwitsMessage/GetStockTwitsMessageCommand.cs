using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets single messages by their numbers.</summary>
/// <example>
///   <summary>One message</summary>
///   <code>Get-StockTwitsMessage $messageId</code>
/// </example>
/// <example>
///   <summary>What an answer answers</summary>
///   <code>
/// Get-StockTwitsStream -Trending | Where-Object InReplyToMessageId | Select-Object -First 1 |
///     ForEach-Object { Get-StockTwitsMessage $_.InReplyToMessageId }
///   </code>
/// </example>
/// <example>
///   <summary>Its symbols and its mood</summary>
///   <code>Get-StockTwitsMessage $messageId | Select-Object Symbols, Sentiment</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsMessage")]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.show")]
public sealed class GetStockTwitsMessageCommand : StockTwitsCmdlet
{
    /// <summary>Numbers of messages; the last part of a message's address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The message's number.")]
    [Alias("Id")]
    public long[] MessageId { get; set; } = [];

    private protected override void Process() =>
        ForEach(MessageId, id => WriteObject(Invoke(Messages.Show, new Arguments { { "id", id } })));
}
