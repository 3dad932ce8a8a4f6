using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the custom fields that the location defines. The values of a contact are in its property CustomField.
/// </summary>
/// <example>
///   <summary>Get all custom fields of contacts</summary>
///   <code>Get-GhlCustomField</code>
/// </example>
/// <example>
///   <summary>Get custom fields of opportunities by key or name</summary>
///   <code>Get-GhlCustomField deal* -Model opportunity</code>
/// </example>
/// <example>
///   <summary>Get the options of a custom field</summary>
///   <code>(Get-GhlCustomField industry).PicklistOptions</code>
/// </example>
/// <example>
///   <summary>Get a custom field by its ID</summary>
///   <code>Get-GhlCustomField -Id $customFieldId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCustomField", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.list", "ghl.customField.get")]
public sealed class GetGhlCustomFieldCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _customFields = new();

    /// <summary>The kind of object that the fields belong to.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name)]
    [ValidateSet("contact", "opportunity", "all")]
    public string Model { get; set; } = "contact";

    /// <inheritdoc/>
    public object GetDynamicParameters() => _customFields;

    private protected override void Process() =>
        _customFields.Write(this, CustomFields.List, CustomFields.Get, Bind(CustomFields.List).With("model", Model));
}
