using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes businesses from the location. Their contacts stay, but belong to no business then. Asks for each unless
/// -Confirm:$false.
/// </summary>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlBusiness *closed* | Remove-GhlBusiness -WhatIf</code>
/// </example>
/// <example>
///   <summary>One by its name</summary>
///   <code>Get-GhlBusiness 'Example Foods' | Remove-GhlBusiness</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Remove-GhlBusiness $businessId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlBusiness", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.business.delete")]
public sealed class RemoveGhlBusinessCommand : RemoveItemCmdlet
{
    private protected override Operation<Acknowledgement> Delete => Businesses.Delete;

    private protected override string Action => "Remove; its contacts stay";
}
