using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.Http;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Commands.StockTwits.StockTwitsStream;

/// <summary>Gets single messages by their numbers.</summary>
/// <example>
///   <summary>One message</summary>
///   <code>Get-StockTwitsMessage 612345678</code>
/// </example>
/// <example>
///   <summary>What a message answers</summary>
///   <code>Get-StockTwitsMessage (Get-StockTwitsMessage 612345678).InReplyToMessageId</code>
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
        Each(MessageId, id => WriteObject(Invoke(Messages.Show, new Arguments { { "id", id } })));
}
