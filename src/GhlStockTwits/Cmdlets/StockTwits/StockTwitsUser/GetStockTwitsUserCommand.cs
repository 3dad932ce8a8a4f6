using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the public profiles of users. Each profile costs one of the 200 or 400 reads an hour.</summary>
/// <example>
///   <summary>Get a profile</summary>
///   <code>Get-StockTwitsUser $username</code>
/// </example>
/// <example>
///   <summary>Get the profiles of contacts with a tag, without errors for handles that do not exist</summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-StockTwitsUser -ErrorAction SilentlyContinue | Sort-Object Followers -Descending
///   </code>
/// </example>
/// <example>
///   <summary>Get the authors of messages about a symbol</summary>
///   <code>Get-StockTwitsStream -Symbol $symbol -MaxCount 3 | Get-StockTwitsUser</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsUser")]
[OutputType(typeof(User))]
[Calls("stocktwits.user.get")]
public sealed class GetStockTwitsUserCommand : ServiceCmdlet
{
    private readonly StockTwitsUsers _users = new();

    /// <summary>
    /// The handles or IDs of the users. Accepts users, messages (their authors) and HighLevel contacts (their custom
    /// field stocktwits_handle). Contacts without a handle are skipped with one warning.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The handle of the user.")]
    [Alias("Username", "Handle")]
    public UserArgument[] User { get; set; } = [];

    private protected override void Process() => _users.ForEach(this, User, user =>
        WriteObject(Invoke(Streams.Profile, new Arguments { { "id", user.Id }, { "limit", 1 } })));

    private protected override void Complete() => _users.WarnAboutSkipped(this);
}
