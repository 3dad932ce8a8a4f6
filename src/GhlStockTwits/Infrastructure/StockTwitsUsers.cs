using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>Processes the users that a cmdlet was given. Contacts without a handle are skipped and counted.</summary>
internal sealed class StockTwitsUsers
{
    private int _skipped;

    /// <summary>Processes each user. An error of one does not keep the others from being processed.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="users">The users.</param>
    /// <param name="work">Processes one of them.</param>
    public void ForEach(ServiceCmdlet cmdlet, UserArgument[] users, Action<UserArgument> work) => cmdlet.ForEach(
        users,
        user =>
        {
            cmdlet.Require(user);
            if (user.Id is null)
            {
                _skipped++;
                cmdlet.WriteVerbose($"Skipped {user}.");
                return;
            }

            work(user);
        },
        static user => user.Source);

    /// <summary>Warns once about all contacts that were skipped.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public void WarnAboutSkipped(AsyncCmdlet cmdlet)
    {
        if (_skipped > 0)
        {
            cmdlet.WriteWarning(
                $"Skipped {_skipped} {(_skipped == 1 ? "contact" : "contacts")} without a StockTwits handle (see "
                + "-Verbose). The handle is read from the custom field stocktwits_handle.");
        }
    }

    /// <summary>The ID of a user; a handle is looked up.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="user">The user.</param>
    public static long? IdOf(ServiceCmdlet cmdlet, UserArgument user) => user.UserId
        ?? cmdlet.Invoke(Streams.Profile, new Arguments { { "id", user.Handle }, { "limit", 1 } })?.Id;
}
