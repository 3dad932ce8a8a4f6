using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes businesses from the location. Their contacts are kept, without a business. This cannot be undone. Prompts
/// for confirmation; -Confirm:$false suppresses the prompt.
/// </summary>
/// <example>
///   <summary>Show which businesses would be removed</summary>
///   <code>Get-GhlBusiness *closed* | Remove-GhlBusiness -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a business by its name</summary>
///   <code>Get-GhlBusiness 'Example Foods' | Remove-GhlBusiness</code>
/// </example>
/// <example>
///   <summary>Remove a business by its ID</summary>
///   <code>Remove-GhlBusiness $businessId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlBusiness", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.business.delete")]
public sealed class RemoveGhlBusinessCommand : HighLevelCmdlet
{
    /// <summary>The ID of the business to remove. Accepts objects from Get-GhlBusiness.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the business.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"business {Id}", "Remove and keep its contacts"))
        {
            Invoke(Businesses.Delete);
        }
    }
}
