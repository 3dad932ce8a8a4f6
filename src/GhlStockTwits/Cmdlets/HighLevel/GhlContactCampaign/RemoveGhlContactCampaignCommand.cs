using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes contacts from a campaign or from all campaigns. Messages that were already sent are not recalled.
/// </summary>
/// <example>
///   <summary>Remove a contact from a campaign</summary>
///   <code>Remove-GhlContactCampaign $id -CampaignId $campaignId</code>
/// </example>
/// <example>
///   <summary>Remove a contact from all campaigns</summary>
///   <code>Remove-GhlContactCampaign $id -All</code>
/// </example>
/// <example>
///   <summary>Show which contacts would be removed from all campaigns</summary>
///   <code>Get-GhlContact -Tag unsubscribed | Remove-GhlContactCampaign -All -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactCampaign", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = nameof(CampaignId))]
[OutputType(typeof(void))]
[Calls("ghl.contact.removeFromCampaign", "ghl.contact.removeFromAllCampaigns")]
public sealed class RemoveGhlContactCampaignCommand : HighLevelCmdlet
{
    /// <summary>The contact to remove from the campaign. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The ID of the campaign.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(CampaignId), HelpMessage = "The ID of the campaign.")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    [ValidateNotNullOrEmpty]
    public string CampaignId { get; set; } = string.Empty;

    /// <summary>Removes the contact from all campaigns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    private protected override object? Target => ContactId;

    private protected override void Process()
    {
        string action = All ? "Remove from all campaigns" : $"Remove from campaign {CampaignId}";
        if (ShouldProcess($"contact {IdOf(ContactId!)}", action))
        {
            Invoke(All ? ContactAutomation.RemoveFromAllCampaigns : ContactAutomation.RemoveFromCampaign);
        }
    }
}
