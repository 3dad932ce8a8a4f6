using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Lets users of the location follow contacts, or no longer; the other followers stay.</summary>
/// <example>
///   <summary>One more follower</summary>
///   <code>Set-GhlContactFollower $id -Add $userId -PassThru</code>
/// </example>
/// <example>
///   <summary>The same for everybody with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Set-GhlContactFollower -Add $userId</code>
/// </example>
/// <example>
///   <summary>Stop following a contact, named by its e-mail address</summary>
///   <code>Set-GhlContactFollower $email -Remove $userId</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactFollower", SupportsShouldProcess = true, DefaultParameterSetName = nameof(Remove))]
[OutputType(typeof(ContactFollowers))]
[Calls("ghl.contact.addFollowers", "ghl.contact.removeFollowers")]
public sealed class SetGhlContactFollowerCommand : ContactCmdlet
{
    /// <summary>Users who are to follow: ids or e-mail addresses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Add), HelpMessage = "Users who are to follow.")]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrEmpty]
    public HighLevelUserArgument[] Add { get; set; } = [];

    /// <summary>Users who are to follow no longer: ids or e-mail addresses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Remove), HelpMessage = "Users who are to follow no longer.")]
    [Parameter(ParameterSetName = nameof(Add))]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrEmpty]
    public HighLevelUserArgument[] Remove { get; set; } = [];

    /// <summary>Returns the contact's id with all its followers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        string[] added = Array.ConvertAll(Add, IdOf);
        string[] removed = Array.ConvertAll(Remove, IdOf);
        string action = $"Add followers [{string.Join(", ", added)}], remove followers [{string.Join(", ", removed)}]";
        if (!ShouldProcess($"contact {ContactKey}", action))
        {
            return;
        }

        string[]? left = added.Length == 0 ? null : Invoke(Followers.Add, With(added));
        left = removed.Length == 0 ? left : Invoke(Followers.Remove, With(removed));
        if (PassThru)
        {
            WriteObject(new ContactFollowers(ContactKey, Ghl.LocationId, left ?? []));
        }
    }

    private Arguments With(string[] users) => new() { { "contactId", ContactKey }, { "followers", users } };
}
