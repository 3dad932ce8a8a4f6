using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Takes likes of the connected account back.</summary>
/// <example>
///   <summary>One message</summary>
///   <code>Remove-StockTwitsLike $messageId</code>
/// </example>
/// <example>
///   <summary>What a user wrote last</summary>
///   <code>Get-StockTwitsStream $username -MaxCount 3 | Remove-StockTwitsLike</code>
/// </example>
/// <example>
///   <summary>And keep the messages</summary>
///   <code>$messages = Get-StockTwitsStream $username -MaxCount 3 | Remove-StockTwitsLike -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsLike", SupportsShouldProcess = true)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.unlike")]
public sealed class RemoveStockTwitsLikeCommand : LikeCmdlet
{
    private protected override Operation<Message> Operation => Messages.Unlike;

    private protected override string Action => "Take the like back";
}
