using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Follows users. A handle costs one read more than a number, as StockTwits takes only numbers here.</summary>
/// <example>
///   <summary>One user</summary>
///   <code>Add-StockTwitsFollow $username</code>
/// </example>
/// <example>
///   <summary>All contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Add-StockTwitsFollow -WhatIf</code>
/// </example>
/// <example>
///   <summary>Who wrote about a symbol lately</summary>
///   <code>
/// Get-StockTwitsStream -Symbol $symbol -Filter bullish | Select-Object -First 2 | Add-StockTwitsFollow -WhatIf
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsFollow", SupportsShouldProcess = true)]
[OutputType(typeof(User))]
[Calls("stocktwits.friendship.create", "stocktwits.user.get")]
public sealed class AddStockTwitsFollowCommand : FollowCmdlet
{
    private protected override Operation<User> Operation => Friendships.Create;

    private protected override string Action => "Follow";
}
