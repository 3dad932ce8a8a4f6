using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that follows users or stops following them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FollowCmdlet : StockTwitsUserCmdlet
{
    /// <summary>Returns the user.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract Operation<User> Operation { get; }

    private protected abstract string Action { get; }

    private protected override void Process(UserArgument user)
    {
        RequireAccount();
        if (!ShouldProcess($"StockTwits user {user}", Action))
        {
            return;
        }

        long? id = user.UserId ?? Invoke(Streams.Profile, new Arguments { { "id", user.Handle }, { "limit", 1 } })?.Id;
        User? changed = Invoke(Operation, new Arguments { { "id", id } });
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
