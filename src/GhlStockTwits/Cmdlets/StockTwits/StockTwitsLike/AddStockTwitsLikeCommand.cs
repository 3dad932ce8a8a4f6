using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Likes messages as the connected account. Everybody can see it. Own messages cannot be liked.</summary>
/// <example>
///   <summary>One message</summary>
///   <code>Add-StockTwitsLike $messageId</code>
/// </example>
/// <example>
///   <summary>What a user wrote last</summary>
///   <code>Get-StockTwitsStream $username -MaxCount 3 | Add-StockTwitsLike</code>
/// </example>
/// <example>
///   <summary>See which it would be</summary>
///   <code>Get-StockTwitsStream -Symbol $symbol -Filter bullish -MaxCount 5 | Add-StockTwitsLike -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsLike", SupportsShouldProcess = true)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.like")]
public sealed class AddStockTwitsLikeCommand : LikeCmdlet
{
    private protected override Operation<Message> Operation => Messages.Like;

    private protected override string Action => "Like";
}
