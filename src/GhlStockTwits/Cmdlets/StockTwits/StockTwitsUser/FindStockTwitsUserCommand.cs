using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Searches users by handle or name. StockTwits gives about fifteen at most, without follower counts.
/// </summary>
/// <example>
///   <summary>By a part of the name</summary>
///   <code>Find-StockTwitsUser demo</code>
/// </example>
/// <example>
///   <summary>With the whole profiles</summary>
///   <code>Find-StockTwitsUser demo | Get-StockTwitsUser</code>
/// </example>
/// <example>
///   <summary>Whether a handle exists</summary>
///   <code>Find-StockTwitsUser $username | Where-Object Username -EQ $username</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "StockTwitsUser")]
[OutputType(typeof(User))]
[Calls("stocktwits.search.users")]
public sealed class FindStockTwitsUserCommand : StockTwitsCmdlet
{
    /// <summary>What to look for.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "What to look for.")]
    [Argument("q")]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    private protected override void Process() => WriteList(Search.Users, Bind(Search.Users));
}
