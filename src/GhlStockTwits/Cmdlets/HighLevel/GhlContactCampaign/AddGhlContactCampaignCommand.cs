using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds contacts to a campaign. The campaign may write to them at once; HighLevel cannot call that back. A call whose
/// answer is lost is not repeated.
/// </summary>
/// <example>
///   <summary>One contact</summary>
///   <code>Add-GhlContactCampaign $id -CampaignId $campaignId</code>
/// </example>
/// <example>
///   <summary>See who would be added</summary>
///   <code>Get-GhlContact -Tag vip | Add-GhlContactCampaign -CampaignId $campaignId -WhatIf</code>
/// </example>
/// <example>
///   <summary>A contact named by its e-mail address</summary>
///   <code>Add-GhlContactCampaign $email -CampaignId $campaignId</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "GhlContactCampaign", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.addToCampaign")]
public sealed class AddGhlContactCampaignCommand : ContactCmdlet
{
    /// <summary>The campaign's id.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The campaign's id.")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    [ValidateNotNullOrEmpty]
    public string CampaignId { get; set; } = string.Empty;

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", $"Add to campaign {CampaignId}"))
        {
            Invoke(ContactAutomation.AddToCampaign);
        }
    }
}
