using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the businesses of the location. Get-GhlContact -BusinessId gets the contacts of one.</summary>
/// <example>
///   <summary>All businesses</summary>
///   <code>Get-GhlBusiness</code>
/// </example>
/// <example>
///   <summary>Businesses by name</summary>
///   <code>Get-GhlBusiness *energy*, *holdings*</code>
/// </example>
/// <example>
///   <summary>One with all that is known of it</summary>
///   <code>Get-GhlBusiness -Id $businessId | Format-List</code>
/// </example>
/// <example>
///   <summary>How many contacts each has</summary>
///   <code>
/// Get-GhlBusiness | Select-Object -First 2 |
///     Select-Object Name, @{ n = 'Contacts'; e = { @(Get-GhlContact -BusinessId $_.Id).Count } }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlBusiness", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Business))]
[Calls("ghl.business.list", "ghl.business.get")]
public sealed class GetGhlBusinessCommand : GetItemCmdlet<Business>
{
    private protected override Operation<Business[]> List => Businesses.List;

    private protected override Operation<Business> Get => Businesses.Get;
}
