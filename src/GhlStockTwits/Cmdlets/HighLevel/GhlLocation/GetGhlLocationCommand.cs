using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the location of the connection: its name, agency, address and time zone.</summary>
/// <example>
///   <summary>Get the connected location</summary>
///   <code>Get-GhlLocation</code>
/// </example>
/// <example>
///   <summary>Get the time zone of the location</summary>
///   <code>(Get-GhlLocation).Timezone</code>
/// </example>
/// <example>
///   <summary>Get the name of the location that a contact belongs to</summary>
///   <code>$contact | Get-GhlLocation | Select-Object Name, City</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlLocation")]
[OutputType(typeof(Location))]
[Calls("ghl.location.get")]
public sealed class GetGhlLocationCommand : HighLevelCmdlet
{
    private protected override void Process() => WriteObject(Invoke(Locations.Get));
}
