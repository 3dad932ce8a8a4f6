using System.Management.Automation;
using GhlStockTwits.Api;
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
    /// <summary>The businesses to remove. Accepts businesses, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The business: its ID or its name.")]
    [Alias("BusinessId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public BusinessArgument[] Id { get; set; } = [];

    private protected override void Process() => ForEach(Id, business =>
    {
        string id = IdOf(business);
        if (ShouldProcess($"business {id}", "Remove and keep its contacts"))
        {
            Invoke(Businesses.Delete, new Arguments { { Businesses.Delete.Identity!.Name, id } });
        }
    });
}
