using System.Management.Automation;
using GhlStockTwits.Api;
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
    /// <summary>The custom fields to remove. Accepts custom fields, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The custom field: its ID or its name.")]
    [Alias("CustomFieldId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public CustomFieldArgument[] Id { get; set; } = [];

    private protected override void Process() => ForEach(Id, field =>
    {
        string id = IdOf(field);
        if (ShouldProcess($"custom field {id}", "Remove with the values of all contacts"))
        {
            Invoke(CustomFields.Delete, new Arguments { { CustomFields.Delete.Identity!.Name, id } });
        }
    });
}
