using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that works on StockTwits users. Piped contacts without a handle are passed over and counted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StockTwitsUserCmdlet : StockTwitsCmdlet
{
    private protected const string UserSet = "User";

    private int _passedOver;

    /// <summary>
    /// Handles or numbers of users. Users, messages (their writers) and HighLevel contacts (their custom field
    /// stocktwits_handle) can be piped; contacts without a handle are passed over with one warning for all.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UserSet, ValueFromPipeline = true,
        HelpMessage = "The user's handle.")]
    [Alias("Username", "Handle")]
    public UserArgument[] User { get; set; } = [];

    private protected override void Process() => ForEach(User, Meet, static user => user.Source);

    private protected override void Complete()
    {
        if (_passedOver > 0)
        {
            WriteWarning(
                $"Contacts passed over, as they have no StockTwits handle: {_passedOver}. -Verbose names them. "
                + "The handle belongs into the custom field stocktwits_handle.");
        }
    }

    /// <summary>Works on one user.</summary>
    private protected abstract void Process(UserArgument user);

    private void Meet(UserArgument user)
    {
        if (user.Id is null)
        {
            _passedOver++;
            WriteVerbose($"Passed over: {user}.");
            return;
        }

        Process(user);
    }
}
