using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the custom values of the location: texts that e-mails, pages and workflows insert by key.</summary>
/// <example>
///   <summary>Get all custom values</summary>
///   <code>Get-GhlCustomValue</code>
/// </example>
/// <example>
///   <summary>Get the text of a custom value</summary>
///   <code>(Get-GhlCustomValue ticker).Value</code>
/// </example>
/// <example>
///   <summary>Get the custom values that contain a text</summary>
///   <code>Get-GhlCustomValue | Where-Object Value -Match '2026' | Select-Object Name, FieldKey, Value</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCustomValue", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.list", "ghl.customValue.get")]
public sealed class GetGhlCustomValueCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _customValues = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _customValues;

    private protected override void Process() => _customValues.Write(this, CustomValues.List, CustomValues.Get);
}
