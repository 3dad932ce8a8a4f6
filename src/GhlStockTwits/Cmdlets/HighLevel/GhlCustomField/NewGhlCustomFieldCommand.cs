using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Defines custom fields in the location. HighLevel makes the key from the name: 'StockTwits handle' becomes
/// stocktwits_handle.
/// </summary>
/// <example>
///   <summary>The field that ties contacts to StockTwits users, unless it is there</summary>
///   <code>if (-not (Get-GhlCustomField stocktwits_handle)) { New-GhlCustomField 'StockTwits handle' }</code>
/// </example>
/// <example>
///   <summary>A number</summary>
///   <code>New-GhlCustomField 'Average price' -DataType NUMERICAL</code>
/// </example>
/// <example>
///   <summary>A date, with a hint in the empty field</summary>
///   <code>New-GhlCustomField 'Last briefing' DATE -Placeholder 'Day of the last call'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlCustomField", SupportsShouldProcess = true)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.create")]
public sealed class NewGhlCustomFieldCommand : NewItemCmdlet<CustomField>
{
    /// <summary>The name that people see.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The field's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// HighLevel's type, for example TEXT, LARGE_TEXT, NUMERICAL, PHONE, DATE, CHECKBOX, SINGLE_OPTIONS.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string DataType { get; set; } = "TEXT";

    /// <summary>What the field belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("contact", "opportunity")]
    public string Model { get; set; } = "contact";

    /// <summary>Shown in an empty field.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Placeholder { get; set; }

    /// <summary>Where it stands among the fields.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Position { get; set; }

    private protected override object? Target => Name;

    private protected override Operation<CustomField> Create => CustomFields.Create;

    internal override Arguments Bind(Operation operation) =>
        base.Bind(operation).With("dataType", DataType).With("model", Model);
}
