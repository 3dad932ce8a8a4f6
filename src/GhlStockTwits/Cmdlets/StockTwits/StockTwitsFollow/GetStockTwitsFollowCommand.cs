using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the users that the account follows, or its followers.</summary>
/// <example>
///   <summary>Get the users that the account follows</summary>
///   <code>Get-StockTwitsFollow</code>
/// </example>
/// <example>
///   <summary>Get followers with more than 1000 followers</summary>
///   <code>Get-StockTwitsFollow -Follower | Where-Object Followers -GT 1000</code>
/// </example>
/// <example>
///   <summary>Get the newest messages of followed users</summary>
///   <code>Get-StockTwitsFollow | Select-Object -First 3 | Get-StockTwitsStream -MaxCount 5</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsFollow")]
[OutputType(typeof(User))]
[Calls("stocktwits.graph.following", "stocktwits.graph.followers")]
public sealed class GetStockTwitsFollowCommand : ServiceCmdlet
{
    /// <summary>Gets the users that follow the account.</summary>
    [Parameter]
    public SwitchParameter Follower { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        WriteList(Follower ? Friendships.Followers : Friendships.Following, []);
    }
}
