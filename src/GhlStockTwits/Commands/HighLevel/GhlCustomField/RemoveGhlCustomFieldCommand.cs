using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Commands.HighLevel.GhlCustomField;

/// <summary>Removes custom fields with the values that all contacts have in them. Asks for each unless -Confirm:$false.</summary>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlCustomField old_* | Remove-GhlCustomField -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlCustomField", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGhlCustomFieldCommand : HighLevelCmdlet
{
    /// <summary>The custom field's id; custom fields can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The custom field's id.")]
    [Alias("Id")]
    [Argument("id")]
    [ValidateNotNullOrEmpty]
    public string CustomFieldId { get; set; } = string.Empty;

    private protected override object? Target => CustomFieldId;

    private protected override void Process()
    {
        if (ShouldProcess($"custom field {CustomFieldId}", "Remove with all contacts' values"))
        {
            Invoke(CustomFields.Delete);
            Ghl.ForgetCustomFields();
        }
    }
}
