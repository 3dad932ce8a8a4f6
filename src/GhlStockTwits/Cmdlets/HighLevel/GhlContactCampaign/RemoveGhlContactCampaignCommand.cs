using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Takes contacts out of a campaign, or out of all. What it has sent already stays sent.</summary>
/// <example>
///   <summary>Out of one campaign</summary>
///   <code>Remove-GhlContactCampaign $id -CampaignId $campaignId</code>
/// </example>
/// <example>
///   <summary>Out of every campaign</summary>
///   <code>Remove-GhlContactCampaign $id -All</code>
/// </example>
/// <example>
///   <summary>See for whom every campaign would end</summary>
///   <code>Get-GhlContact -Tag unsubscribed | Remove-GhlContactCampaign -All -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactCampaign", SupportsShouldProcess = true,
    DefaultParameterSetName = nameof(CampaignId))]
[OutputType(typeof(void))]
[Calls("ghl.contact.removeFromCampaign", "ghl.contact.removeFromAllCampaigns")]
public sealed class RemoveGhlContactCampaignCommand : ContactCmdlet
{
    /// <summary>The campaign's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(CampaignId), HelpMessage = "The campaign's id.")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    [ValidateNotNullOrEmpty]
    public string CampaignId { get; set; } = string.Empty;

    /// <summary>Takes the contact out of every campaign.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess(
            $"contact {ContactKey}", All ? "Remove from all campaigns" : $"Remove from campaign {CampaignId}"))
        {
            Invoke(All ? ContactAutomation.RemoveFromAllCampaigns : ContactAutomation.RemoveFromCampaign);
        }
    }
}
