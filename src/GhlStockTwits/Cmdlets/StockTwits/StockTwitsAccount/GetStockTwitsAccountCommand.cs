using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the connected StockTwits account.</summary>
/// <example>
///   <summary>Get the account</summary>
///   <code>Get-StockTwitsAccount</code>
/// </example>
/// <example>
///   <summary>Get the account's newest messages</summary>
///   <code>Get-StockTwitsAccount | Get-StockTwitsStream</code>
/// </example>
/// <example>
///   <summary>Get the number of followers</summary>
///   <code>(Get-StockTwitsAccount).Followers</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsAccount")]
[OutputType(typeof(User))]
[Calls("stocktwits.account.verify")]
public sealed class GetStockTwitsAccountCommand : ServiceCmdlet
{
    private protected override void Process()
    {
        RequireAccount();
        WriteObject(Invoke(Account.Verify, []));
    }
}
