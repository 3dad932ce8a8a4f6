using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the users whom the account follows, or with -Follower those who follow it.</summary>
/// <example>
///   <summary>Whom the account follows</summary>
///   <code>Get-StockTwitsFollow</code>
/// </example>
/// <example>
///   <summary>Followers with an audience of their own</summary>
///   <code>Get-StockTwitsFollow -Follower | Where-Object Followers -GT 1000</code>
/// </example>
/// <example>
///   <summary>What those wrote lately whom the account follows</summary>
///   <code>Get-StockTwitsFollow | Select-Object -First 3 | Get-StockTwitsStream -MaxCount 5</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsFollow")]
[OutputType(typeof(User))]
[Calls("stocktwits.graph.following", "stocktwits.graph.followers")]
public sealed class GetStockTwitsFollowCommand : StockTwitsCmdlet
{
    /// <summary>Those who follow the account.</summary>
    [Parameter]
    public SwitchParameter Follower { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        WriteList(Follower ? Friendships.Followers : Friendships.Following, []);
    }
}
