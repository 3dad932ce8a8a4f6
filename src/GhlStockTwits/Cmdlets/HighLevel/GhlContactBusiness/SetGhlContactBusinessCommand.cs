using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Assigns contacts to a business, or removes them from their business. Piped contacts are changed 500 at a time. A
/// contact that fails is reported, and the others are changed. If the pipeline ends early, a warning names the contacts
/// that were not changed, and $Error[0].TargetObject has them.
/// </summary>
/// <example>
///   <summary>Assign a contact to a business</summary>
///   <code>Set-GhlContactBusiness $id -BusinessId $businessId</code>
/// </example>
/// <example>
///   <summary>Assign all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag investor | Set-GhlContactBusiness -BusinessId $businessId</code>
/// </example>
/// <example>
///   <summary>Show which contacts would be removed from a business</summary>
///   <code>Get-GhlContact -BusinessId $businessId | Set-GhlContactBusiness -Clear -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactBusiness", SupportsShouldProcess = true,
    DefaultParameterSetName = nameof(Business))]
[OutputType(typeof(void))]
[Calls("ghl.contact.bulkSetBusiness")]
public sealed class SetGhlContactBusinessCommand : HighLevelCmdlet
{
    private readonly BulkContacts _contacts;
    private string? _businessId;

    /// <summary>Creates the cmdlet.</summary>
    public SetGhlContactBusinessCommand() => _contacts = new BulkContacts(this, Assign);

    /// <summary>The contacts to assign. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The business. Accepts an ID, a name or a business.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = nameof(Business),
        HelpMessage = "The business: its ID or its name.")]
    [Alias("BusinessId")]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public BusinessArgument? Business { get; set; }

    /// <summary>Removes the contact from its business.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Clear))]
    public SwitchParameter Clear { get; set; }

    private protected override void Begin() => _businessId = Business is null ? null : IdOf(Business);

    private protected override void Process() => ForEach(ContactId, contact =>
    {
        string id = IdOf(contact);
        if (ShouldProcess(
            $"contact {id}", Business is null ? "Remove from its business" : $"Assign to business {Business}"))
        {
            _contacts.Add(id);
        }
    });

    private protected override void Complete() => _contacts.Flush();

    private protected override void Abandon() => _contacts.ReportUnsent();

    private void Assign(string[] contactIds) =>
        _contacts.Run(BulkChange.OfBusiness(Ghl, _businessId, contactIds), contactIds);
}
