using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes custom fields from the location, with the values of all contacts. This cannot be undone. Prompts for
/// confirmation; -Confirm:$false suppresses the prompt.
/// </summary>
/// <example>
///   <summary>Show which custom fields would be removed</summary>
///   <code>Get-GhlCustomField old_* | Remove-GhlCustomField -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a custom field by its key</summary>
///   <code>Get-GhlCustomField topics | Remove-GhlCustomField</code>
/// </example>
/// <example>
///   <summary>Remove a custom field by its ID</summary>
///   <code>Remove-GhlCustomField $customFieldId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlCustomField", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.customField.delete")]
public sealed class RemoveGhlCustomFieldCommand : HighLevelCmdlet
{
    /// <summary>The ID of the custom field to remove. Accepts objects from Get-GhlCustomField.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the custom field.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"custom field {Id}", "Remove with the values of all contacts"))
        {
            Invoke(CustomFields.Delete);
        }
    }
}
