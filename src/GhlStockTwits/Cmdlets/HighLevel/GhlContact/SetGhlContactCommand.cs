using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes fields of contacts. Only the fields that you pass are changed. Empty values and $null change nothing; -Clear
/// clears fields. Tags are added; Set-GhlContactTag removes and replaces them.
/// </summary>
/// <remarks>
/// <para>
/// Rows of a file can be piped: they have the columns that New-GhlContact takes. A row names its contact by Id or
/// Contact Id, else by Email. Values are never taken from a piped contact, only its ID. A row never turns off Do Not
/// Disturb; -Dnd:$false does. The target of an error is the row itself.
/// </para>
/// </remarks>
/// <example>
///   <summary>Change one field and clear another</summary>
///   <code>Set-GhlContact $id -City Berlin -Clear Phone</code>
/// </example>
/// <example>
///   <summary>Change contacts from a file, custom fields included</summary>
///   <code>Import-Csv changes.csv | Set-GhlContact</code>
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
[Calls("ghl.contact.update", "ghl.contact.addTags", "ghl.contact.get", "ghl.customField.list",
    "ghl.user.listByLocation")]
public sealed class SetGhlContactCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ContactFields _fields = new();
    private readonly InputRows _rows = new();
    private ContactWriter? _writer;

    /// <summary>
    /// The contacts to change. Accepts IDs, e-mail addresses and objects: contacts, notes, tasks and appointments, or
    /// any objects with a property ContactId, Id or Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>
    /// The tags to add. A string such as 'investor, vip' is two tags; a tag that contains a comma or semicolon is in
    /// double quotes.
    /// </summary>
    [Parameter]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string?[]? Tag { get; set; }

    /// <summary>The fields to clear: names of parameters, such as Email, Phone, and names or keys of custom fields.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContactFieldCompleter))]
    public string[] Clear { get; set; } = [];

    /// <summary>Returns the changed contact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => ContactId.Length == 1 ? TargetOf(ContactId[0]) : null;

    private protected override string? Place => _rows.Place;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        _rows.Next(ContactId.FirstOrDefault()?.Row);
        _writer ??= new ContactWriter(this);
        ForEach(ContactId, contact => Change(contact, _writer), TargetOf);
    }

    private void Change(ContactArgument contact, ContactWriter writer)
    {
        ContactInput input = writer.Read(contact.Row, Contacts.Update, Tag);
        if (contact.IsAddress && !MyInvocation.BoundParameters.ContainsKey(nameof(ContactFields.Email)))
        {
            // The address names the contact. HighLevel would take a second address for the first.
            input.Fields = input.Fields.Without("email");
        }

        string id = IdOf(contact);
        Arguments fields = writer.Clear(writer.ToWire(input), Clear);
        Arguments described = input.Tags.Length > 0 ? fields.With("tags", input.Tags) : fields;
        if (!ShouldProcess($"contact {id}", Changes.Describe(Contacts.Update, described)))
        {
            return;
        }

        Check(Contacts.Update);
        ContactChange change = new(id, fields, input.Tags, input.HasNamesOfSearch);
        Contact? changed = writer.Write(call => ContactMerge.UpdateAsync(Ghl, change, call));
        if (PassThru)
        {
            WriteObject(changed);
        }
    }

    private protected override void Complete() => _writer?.Report();

    private static object TargetOf(ContactArgument contact) => (object?)contact.Row ?? contact;
}
