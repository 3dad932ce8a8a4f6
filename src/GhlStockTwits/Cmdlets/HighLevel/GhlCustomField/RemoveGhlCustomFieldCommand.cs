using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes custom fields with the values that all contacts have in them. Asks for each unless -Confirm:$false.
/// </summary>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlCustomField old_* | Remove-GhlCustomField -WhatIf</code>
/// </example>
/// <example>
///   <summary>One by its key</summary>
///   <code>Get-GhlCustomField topics | Remove-GhlCustomField</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Remove-GhlCustomField $customFieldId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlCustomField", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.customField.delete")]
public sealed class RemoveGhlCustomFieldCommand : RemoveItemCmdlet
{
    private protected override Operation<Acknowledgement> Delete => CustomFields.Delete;

    private protected override string Action => "Remove with all contacts' values";
}
