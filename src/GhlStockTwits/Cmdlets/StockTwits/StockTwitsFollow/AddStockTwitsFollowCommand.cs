using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Follows users. Resolving a handle costs an extra read.</summary>
/// <example>
///   <summary>Follow a user</summary>
///   <code>Add-StockTwitsFollow $username</code>
/// </example>
/// <example>
///   <summary>Follow all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Add-StockTwitsFollow -WhatIf</code>
/// </example>
/// <example>
///   <summary>Follow the authors of recent messages about a symbol</summary>
///   <code>
/// Get-StockTwitsStream -Symbol $symbol -Filter bullish | Select-Object -First 2 | Add-StockTwitsFollow -WhatIf
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsFollow", SupportsShouldProcess = true)]
[OutputType(typeof(User))]
[Calls("stocktwits.friendship.create", "stocktwits.user.get")]
public sealed class AddStockTwitsFollowCommand : ServiceCmdlet
{
    private readonly StockTwitsUsers _users = new();

    /// <summary>
    /// The handles or IDs of the users to follow. Accepts users, messages (their authors) and HighLevel contacts (their
    /// custom field stocktwits_handle). Contacts without a handle are skipped with one warning.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The handle of the user.")]
    [Alias("Username", "Handle")]
    public UserArgument[] User { get; set; } = [];

    /// <summary>Returns the followed users.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        _users.ForEach(this, User, user =>
        {
            if (!ShouldProcess($"StockTwits user {user}", "Follow"))
            {
                return;
            }

            long? id = StockTwitsUsers.IdOf(this, user);
            User? followed = Invoke(Friendships.Create, new Arguments { { "id", id } });
            if (PassThru)
            {
                WriteObject(followed);
            }
        });
    }

    private protected override void Complete() => _users.WarnAboutSkipped(this);
}
