using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the custom fields that the location defines. A contact's values are in its property CustomField.
/// </summary>
/// <example>
///   <summary>All custom fields of contacts</summary>
///   <code>Get-GhlCustomField</code>
/// </example>
/// <example>
///   <summary>Those of opportunities whose key or name begins so</summary>
///   <code>Get-GhlCustomField deal* -Model opportunity</code>
/// </example>
/// <example>
///   <summary>What can be chosen in one</summary>
///   <code>(Get-GhlCustomField industry).PicklistOptions</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Get-GhlCustomField -Id $customFieldId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCustomField", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.list", "ghl.customField.get")]
public sealed class GetGhlCustomFieldCommand : GetItemCmdlet<CustomField>
{
    /// <summary>Whose fields.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name)]
    [ValidateSet("contact", "opportunity", "all")]
    public string Model { get; set; } = "contact";

    private protected override Operation<CustomField[]> List => CustomFields.List;

    private protected override Operation<CustomField> Get => CustomFields.Get;

    internal override Arguments Bind(Operation operation) =>
        operation == List ? base.Bind(operation).With("model", Model) : base.Bind(operation);
}
