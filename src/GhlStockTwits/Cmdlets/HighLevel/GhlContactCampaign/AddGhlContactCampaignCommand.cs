using System.Management.Automation;
using GhlStockTwits.Api;
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
    /// <summary>The contacts to add. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The campaign. Accepts an ID, a name or a campaign.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The campaign: its ID or its name.")]
    [Alias("CampaignId")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public CampaignArgument? Campaign { get; set; }

    private protected override void Process()
    {
        Arguments arguments = new() { { "campaignId", IdOf(Campaign!) } };
        ForEach(ContactId, contact =>
        {
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", $"Add to campaign {Campaign}"))
            {
                Invoke(ContactAutomation.AddToCampaign, arguments.With("contactId", id));
            }
        });
    }
}
