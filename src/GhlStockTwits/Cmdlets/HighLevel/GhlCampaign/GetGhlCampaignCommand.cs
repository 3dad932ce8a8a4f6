using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the campaigns of the location, to pick one for a contact. HighLevel has workflows in their place now.
/// </summary>
/// <example>
///   <summary>All campaigns</summary>
///   <code>Get-GhlCampaign</code>
/// </example>
/// <example>
///   <summary>Those that run</summary>
///   <code>Get-GhlCampaign -Status published</code>
/// </example>
/// <example>
///   <summary>Drafts by name</summary>
///   <code>Get-GhlCampaign quarterly* -Status draft</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Get-GhlCampaign -Id $campaignId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCampaign", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Campaign))]
[Calls("ghl.campaign.list")]
public sealed class GetGhlCampaignCommand : GetItemCmdlet<Campaign>
{
    /// <summary>Those of one status: published or draft.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name)]
    public string? Status { get; set; }

    private protected override Operation<Campaign[]> List => Campaigns.List;
}
