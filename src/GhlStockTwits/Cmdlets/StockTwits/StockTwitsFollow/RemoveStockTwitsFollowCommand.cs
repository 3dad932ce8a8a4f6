using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Stops following users. A handle costs one read more than a number, as StockTwits takes only numbers here.
/// </summary>
/// <example>
///   <summary>One user</summary>
///   <code>Remove-StockTwitsFollow $username</code>
/// </example>
/// <example>
///   <summary>Everybody who has not written a thing</summary>
///   <code>Get-StockTwitsFollow | Where-Object Ideas -EQ 0 | Remove-StockTwitsFollow -WhatIf</code>
/// </example>
/// <example>
///   <summary>And keep the profile</summary>
///   <code>$user = Remove-StockTwitsFollow $username -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsFollow", SupportsShouldProcess = true)]
[OutputType(typeof(User))]
[Calls("stocktwits.friendship.destroy", "stocktwits.user.get")]
public sealed class RemoveStockTwitsFollowCommand : FollowCmdlet
{
    private protected override Operation<User> Operation => Friendships.Destroy;

    private protected override string Action => "Stop following";
}
