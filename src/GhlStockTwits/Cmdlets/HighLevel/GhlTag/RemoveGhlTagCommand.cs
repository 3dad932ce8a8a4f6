using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes tags from the location and so from all its contacts. Asks for each unless -Confirm:$false.
/// </summary>
/// <example>
///   <summary>One tag by its name</summary>
///   <code>Get-GhlTag old-campaign | Remove-GhlTag</code>
/// </example>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlTag spring* | Remove-GhlTag -WhatIf</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Remove-GhlTag $tagId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.tag.delete")]
public sealed class RemoveGhlTagCommand : RemoveItemCmdlet
{
    private protected override Operation<Acknowledgement> Delete => Tags.Delete;

    private protected override string Action => "Remove from the location and all its contacts";
}
