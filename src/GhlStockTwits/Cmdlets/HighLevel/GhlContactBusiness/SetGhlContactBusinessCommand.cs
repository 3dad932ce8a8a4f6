using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Makes contacts belong to a business, or to none. Many piped contacts are changed 500 at a time; each that fails is
/// an error of its own and the others are changed.
/// </summary>
/// <example>
///   <summary>One contact</summary>
///   <code>Set-GhlContactBusiness $id -BusinessId $businessId</code>
/// </example>
/// <example>
///   <summary>Everybody with a tag</summary>
///   <code>Get-GhlContact -Tag investor | Set-GhlContactBusiness -BusinessId $businessId</code>
/// </example>
/// <example>
///   <summary>See who would be taken out of a business</summary>
///   <code>Get-GhlContact -BusinessId $businessId | Set-GhlContactBusiness -Clear -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactBusiness", SupportsShouldProcess = true,
    DefaultParameterSetName = nameof(BusinessId))]
[OutputType(typeof(void))]
[Calls("ghl.contact.bulkSetBusiness")]
public sealed class SetGhlContactBusinessCommand : ContactBulkCmdlet
{
    /// <summary>The business's id; $null takes the contact out of its business.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BusinessId), HelpMessage = "The business's id.")]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? BusinessId { get; set; }

    /// <summary>Takes the contact out of its business.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Clear))]
    public SwitchParameter Clear { get; set; }

    private protected override void Process()
    {
        // PowerShell turns a $null for a text into an empty one.
        string action = string.IsNullOrEmpty(BusinessId)
            ? "Take out of its business"
            : $"Put into business {BusinessId}";
        if (ShouldProcess($"contact {ContactKey}", action))
        {
            Collect(ContactKey);
        }
    }

    private protected override void Change(string[] contactIds) =>
        Run(BulkChange.OfBusiness(Ghl, string.IsNullOrEmpty(BusinessId) ? null : BusinessId, contactIds), contactIds);
}
