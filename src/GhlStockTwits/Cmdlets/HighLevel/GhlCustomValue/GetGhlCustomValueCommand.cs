using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the custom values of the location: texts that e-mails, pages and workflows show by a key.</summary>
/// <example>
///   <summary>All custom values</summary>
///   <code>Get-GhlCustomValue</code>
/// </example>
/// <example>
///   <summary>The text of one</summary>
///   <code>(Get-GhlCustomValue ticker).Value</code>
/// </example>
/// <example>
///   <summary>Those whose text is out of date</summary>
///   <code>Get-GhlCustomValue | Where-Object Value -Match '2026' | Select-Object Name, FieldKey, Value</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCustomValue", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.list", "ghl.customValue.get")]
public sealed class GetGhlCustomValueCommand : GetItemCmdlet<CustomValue>
{
    private protected override Operation<CustomValue[]> List => CustomValues.List;

    private protected override Operation<CustomValue> Get => CustomValues.Get;
}
