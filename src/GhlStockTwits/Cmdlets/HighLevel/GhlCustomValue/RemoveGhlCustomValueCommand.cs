using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes custom values from the location. Whatever shows them shows nothing in their place. Asks for each unless
/// -Confirm:$false.
/// </summary>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlCustomValue old* | Remove-GhlCustomValue -WhatIf</code>
/// </example>
/// <example>
///   <summary>One by its name</summary>
///   <code>Get-GhlCustomValue 'Next call' | Remove-GhlCustomValue</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Remove-GhlCustomValue $customValueId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlCustomValue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.customValue.delete")]
public sealed class RemoveGhlCustomValueCommand : RemoveItemCmdlet
{
    private protected override Operation<Acknowledgement> Delete => CustomValues.Delete;

    private protected override string Action => "Remove; what shows it shows nothing then";
}
