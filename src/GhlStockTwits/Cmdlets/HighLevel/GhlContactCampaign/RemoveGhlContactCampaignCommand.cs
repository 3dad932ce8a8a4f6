using System.Management.Automation;
using GhlStockTwits.Api;
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
    DefaultParameterSetName = nameof(Campaign))]
[OutputType(typeof(void))]
[Calls("ghl.contact.removeFromCampaign", "ghl.contact.removeFromAllCampaigns")]
public sealed class RemoveGhlContactCampaignCommand : HighLevelCmdlet
{
    /// <summary>The contacts to remove from the campaign. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The campaign. Accepts an ID, a name or a campaign.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = nameof(Campaign),
        HelpMessage = "The campaign: its ID or its name.")]
    [Alias("CampaignId")]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public CampaignArgument? Campaign { get; set; }

    /// <summary>Removes the contact from all campaigns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    private protected override void Process()
    {
        Arguments arguments = All ? [] : new() { { "campaignId", IdOf(Campaign!) } };
        string action = All ? "Remove from all campaigns" : $"Remove from campaign {Campaign}";
        ForEach(ContactId, contact =>
        {
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", action))
            {
                Invoke(
                    All ? ContactAutomation.RemoveFromAllCampaigns : ContactAutomation.RemoveFromCampaign,
                    arguments.With("contactId", id));
            }
        });
    }
}
