using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Adds or removes followers of contacts. Other followers are kept.</summary>
/// <example>
///   <summary>Add a follower and return all followers</summary>
///   <code>Set-GhlContactFollower $id -Add $userId -PassThru</code>
/// </example>
/// <example>
///   <summary>Add a follower to all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Set-GhlContactFollower -Add $userId</code>
/// </example>
/// <example>
///   <summary>Remove a follower from a contact by e-mail address</summary>
///   <code>Set-GhlContactFollower $email -Remove $userId</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactFollower", SupportsShouldProcess = true, DefaultParameterSetName = nameof(Remove))]
[OutputType(typeof(ContactFollowers))]
[Calls("ghl.contact.addFollowers", "ghl.contact.removeFollowers")]
public sealed class SetGhlContactFollowerCommand : HighLevelCmdlet
{
    /// <summary>The contacts whose followers are changed. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The users to add as followers. Accepts IDs, e-mail addresses and users.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Add), HelpMessage = "The users to add as followers.")]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrEmpty]
    public HighLevelUserArgument[] Add { get; set; } = [];

    /// <summary>The followers to remove. Accepts IDs, e-mail addresses and users.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Remove), HelpMessage = "The followers to remove.")]
    [Parameter(ParameterSetName = nameof(Add))]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrEmpty]
    public HighLevelUserArgument[] Remove { get; set; } = [];

    /// <summary>Returns the contact ID and all followers of the contact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        string[] added = Array.ConvertAll(Add, IdOf);
        string[] removed = Array.ConvertAll(Remove, IdOf);
        ForEach(ContactId, contact => Change(IdOf(contact), added, removed));
    }

    private void Change(string contactId, string[] added, string[] removed)
    {
        if (!ShouldProcess($"contact {contactId}", Changes.Describe("followers", added, removed)))
        {
            return;
        }

        string[]? left = added.Length == 0 ? null : Invoke(Followers.Add, With(contactId, added));
        left = removed.Length == 0 ? left : Invoke(Followers.Remove, With(contactId, removed));
        if (PassThru)
        {
            WriteObject(new ContactFollowers(contactId, Ghl.RequiredLocationId, left ?? []));
        }
    }

    private static Arguments With(string contactId, string[] users) =>
        new() { { "contactId", contactId }, { "followers", users } };
}
