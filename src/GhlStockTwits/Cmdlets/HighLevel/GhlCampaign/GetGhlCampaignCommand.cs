using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the campaigns of the location, for use with Add-GhlContactCampaign. HighLevel has replaced campaigns with
/// workflows.
/// </summary>
/// <example>
///   <summary>Get all campaigns</summary>
///   <code>Get-GhlCampaign</code>
/// </example>
/// <example>
///   <summary>Get the published campaigns</summary>
///   <code>Get-GhlCampaign -Status published</code>
/// </example>
/// <example>
///   <summary>Get drafts by name</summary>
///   <code>Get-GhlCampaign quarterly* -Status draft</code>
/// </example>
/// <example>
///   <summary>Get a campaign by its ID</summary>
///   <code>Get-GhlCampaign -Id $campaignId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCampaign", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Campaign))]
[Calls("ghl.campaign.list")]
public sealed class GetGhlCampaignCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _campaigns = new();

    /// <summary>The status: published or draft. Default: any.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name)]
    public string? Status { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _campaigns;

    private protected override void Process() => _campaigns.Write(this, Campaigns.List);
}
