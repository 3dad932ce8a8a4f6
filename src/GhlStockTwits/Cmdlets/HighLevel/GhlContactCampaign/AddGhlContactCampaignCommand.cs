using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds contacts to a campaign. The campaign may send messages to them immediately. This cannot be undone. A request
/// whose outcome is unknown is not sent again.
/// </summary>
/// <example>
///   <summary>Add a contact to a campaign</summary>
///   <code>Add-GhlContactCampaign $id -CampaignId $campaignId</code>
/// </example>
/// <example>
///   <summary>Show which contacts would be added</summary>
///   <code>Get-GhlContact -Tag vip | Add-GhlContactCampaign -CampaignId $campaignId -WhatIf</code>
/// </example>
/// <example>
///   <summary>Add a contact by e-mail address</summary>
///   <code>Add-GhlContactCampaign $email -CampaignId $campaignId</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "GhlContactCampaign", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.addToCampaign")]
public sealed class AddGhlContactCampaignCommand : HighLevelCmdlet
{
    /// <summary>The contact to add. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The ID of the campaign.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ID of the campaign.")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    [ValidateNotNullOrEmpty]
    public string CampaignId { get; set; } = string.Empty;

    private protected override object? Target => ContactId;

    private protected override void Process()
    {
        if (ShouldProcess($"contact {IdOf(ContactId!)}", $"Add to campaign {CampaignId}"))
        {
            Invoke(ContactAutomation.AddToCampaign);
        }
    }
}
