using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the StockTwits account that the token belongs to.</summary>
/// <example>
///   <summary>Who am I</summary>
///   <code>Get-StockTwitsAccount</code>
/// </example>
/// <example>
///   <summary>What this account wrote last</summary>
///   <code>Get-StockTwitsAccount | Get-StockTwitsStream</code>
/// </example>
/// <example>
///   <summary>How many follow it</summary>
///   <code>(Get-StockTwitsAccount).Followers</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsAccount")]
[OutputType(typeof(User))]
[Calls("stocktwits.account.verify")]
public sealed class GetStockTwitsAccountCommand : StockTwitsCmdlet
{
    private protected override void Process()
    {
        RequireAccount();
        WriteObject(Invoke(Account.Verify));
    }
}
