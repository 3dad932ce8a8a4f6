using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Stops following users. Resolving a handle costs an extra read.</summary>
/// <example>
///   <summary>Stop following a user</summary>
///   <code>Remove-StockTwitsFollow $username</code>
/// </example>
/// <example>
///   <summary>Stop following users without messages</summary>
///   <code>Get-StockTwitsFollow | Where-Object Ideas -EQ 0 | Remove-StockTwitsFollow -WhatIf</code>
/// </example>
/// <example>
///   <summary>Stop following a user and keep the profile</summary>
///   <code>$user = Remove-StockTwitsFollow $username -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsFollow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(User))]
[Calls("stocktwits.friendship.destroy", "stocktwits.user.get")]
public sealed class RemoveStockTwitsFollowCommand : ServiceCmdlet
{
    private readonly StockTwitsUsers _users = new();

    /// <summary>
    /// The handles or IDs of the users to stop following. Accepts users, messages (their authors) and HighLevel
    /// contacts (their custom field stocktwits_handle). Contacts without a handle are skipped with one warning.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The handle of the user.")]
    [Alias("Username", "Handle")]
    public UserArgument[] User { get; set; } = [];

    /// <summary>Returns the users that you stopped following.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        _users.ForEach(this, User, user =>
        {
            if (!ShouldProcess($"StockTwits user {user}", "Stop following"))
            {
                return;
            }

            long? id = StockTwitsUsers.IdOf(this, user);
            User? unfollowed = Invoke(Friendships.Destroy, new Arguments { { "id", id } });
            if (PassThru)
            {
                WriteObject(unfollowed);
            }
        });
    }

    private protected override void Complete() => _users.WarnAboutSkipped(this);
}
