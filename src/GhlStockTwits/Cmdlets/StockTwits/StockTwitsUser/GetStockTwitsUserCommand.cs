using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the public profiles of users. Each costs one of the 200 or 400 reads an hour.</summary>
/// <example>
///   <summary>One profile</summary>
///   <code>Get-StockTwitsUser $username</code>
/// </example>
/// <example>
///   <summary>The profiles of contacts with a tag, without handles that nobody has</summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-StockTwitsUser -ErrorAction SilentlyContinue | Sort-Object Followers -Descending
///   </code>
/// </example>
/// <example>
///   <summary>Who wrote about a symbol</summary>
///   <code>Get-StockTwitsStream -Symbol $symbol -MaxCount 3 | Get-StockTwitsUser</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsUser")]
[OutputType(typeof(User))]
[Calls("stocktwits.user.get")]
public sealed class GetStockTwitsUserCommand : StockTwitsUserCmdlet
{
    private protected override void Process(UserArgument user) =>
        WriteObject(Invoke(Streams.Profile, new Arguments { { "id", user.Id }, { "limit", 1 } }));
}
