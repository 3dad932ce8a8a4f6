using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes fields of contacts. Only the parameters that are given are sent; $null clears a field. Fields are never
/// taken from a piped contact, only its id: search results hold names in lower case, which must not be written back.
/// For tags see Set-GhlContactTag.
/// </summary>
/// <example>
///   <summary>Change one field and clear another</summary>
///   <code>Set-GhlContact $id -City Berlin -Phone $null</code>
/// </example>
/// <example>
///   <summary>Give everybody with a tag a value in a custom field</summary>
///   <code>Get-GhlContact -Tag vip | Set-GhlContact -CustomField @{ lifecycle_stage = 'customer' } -WhatIf</code>
/// </example>
/// <example>
///   <summary>Put a user in charge of a contact, both named by id or e-mail address</summary>
///   <code>Set-GhlContact $email -AssignedTo $userId -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.update")]
public sealed class SetGhlContactCommand : ContactChangesCmdlet
{
    /// <summary>
    /// The contact: its id, its e-mail address, or an object. Contacts, notes, tasks and appointments can be piped, and
    /// rows with a column ContactId or Id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The contact's id or e-mail address.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>Returns the changed contact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => ContactId;

    private protected override void Process()
    {
        // PowerShell turns a $null for a text into an empty one.
        Arguments changes = new(BindFields(Contacts.Update).Select(static field =>
            KeyValuePair.Create(field.Key, field.Value is "" ? null : field.Value)));
        string[] names = [.. changes.Select(static change => change.Key).Where(static name => name != "contactId")];
        if (names.Length == 0)
        {
            throw new ArgumentException("Nothing to change was given. Name at least one field, for example -City.");
        }

        if (!ShouldProcess($"contact {IdOf(ContactId!)}", $"Change {string.Join(", ", names)}"))
        {
            return;
        }

        Contact? changed = Invoke(Contacts.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
