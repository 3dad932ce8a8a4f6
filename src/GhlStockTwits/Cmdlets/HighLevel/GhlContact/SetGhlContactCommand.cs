using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes fields of contacts. Only the fields that you pass are changed; $null clears a field. Values are never taken
/// from a piped contact, only its ID: search results contain names in lower case, which must not be written back.
/// Set-GhlContactTag changes tags.
/// </summary>
/// <example>
///   <summary>Change one field and clear another</summary>
///   <code>Set-GhlContact $id -City Berlin -Phone $null</code>
/// </example>
/// <example>
///   <summary>Set a custom field of all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Set-GhlContact -CustomField @{ lifecycle_stage = 'customer' } -WhatIf</code>
/// </example>
/// <example>
///   <summary>Assign a contact to a user</summary>
///   <code>Set-GhlContact $email -AssignedTo $userId -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.update")]
public sealed class SetGhlContactCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ContactFields _fields = new();

    /// <summary>
    /// The contact to change. Accepts an ID, an e-mail address or an object: a contact, note, task or appointment, or
    /// any object with a property ContactId or Id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>Returns the changed contact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => ContactId;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        // PowerShell passes $null to a string parameter as an empty string.
        Arguments changes = new(ContactFields.Bind(this, Contacts.Update).Select(static field =>
            KeyValuePair.Create(field.Key, field.Value is "" ? null : field.Value)));
        if (!ShouldProcess($"contact {IdOf(ContactId!)}", Changes.Describe(Contacts.Update, changes)))
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
