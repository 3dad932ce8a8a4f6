using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the businesses of the location. Get-GhlContact -BusinessId returns the contacts of a business.
/// </summary>
/// <example>
///   <summary>Get all businesses</summary>
///   <code>Get-GhlBusiness</code>
/// </example>
/// <example>
///   <summary>Get businesses by name</summary>
///   <code>Get-GhlBusiness *energy*, *holdings*</code>
/// </example>
/// <example>
///   <summary>Get all properties of a business</summary>
///   <code>Get-GhlBusiness -Id $businessId | Format-List</code>
/// </example>
/// <example>
///   <summary>Count the contacts of each business</summary>
///   <code>
/// Get-GhlBusiness | Select-Object -First 2 |
///     Select-Object Name, @{ n = 'Contacts'; e = { @(Get-GhlContact -BusinessId $_.Id).Count } }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlBusiness", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Business))]
[Calls("ghl.business.list", "ghl.business.get")]
public sealed class GetGhlBusinessCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _businesses = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _businesses;

    private protected override void Process() => _businesses.Write(this, Businesses.List, Businesses.Get);
}
