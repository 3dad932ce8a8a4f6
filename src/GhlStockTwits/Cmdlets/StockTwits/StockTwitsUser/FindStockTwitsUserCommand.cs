using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Searches for users by handle or name. StockTwits returns about 15 at most, without follower counts.
/// </summary>
/// <example>
///   <summary>Search by part of the name</summary>
///   <code>Find-StockTwitsUser demo</code>
/// </example>
/// <example>
///   <summary>Get the complete profiles of the results</summary>
///   <code>Find-StockTwitsUser demo | Get-StockTwitsUser</code>
/// </example>
/// <example>
///   <summary>Check whether a handle exists</summary>
///   <code>Find-StockTwitsUser $username | Where-Object Username -EQ $username</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "StockTwitsUser")]
[OutputType(typeof(User))]
[Calls("stocktwits.search.users")]
public sealed class FindStockTwitsUserCommand : ServiceCmdlet
{
    /// <summary>The text to search for.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The text to search for.")]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    private protected override void Process() => WriteList(Search.Users, new Arguments { { "q", Query } });
}
