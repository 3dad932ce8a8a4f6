using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Creates custom fields in the location. HighLevel derives the key from the name: 'StockTwits handle' becomes
/// stocktwits_handle.
/// </summary>
/// <example>
///   <summary>Create the field that links contacts to StockTwits users, if it does not exist</summary>
///   <code>if (-not (Get-GhlCustomField stocktwits_handle)) { New-GhlCustomField 'StockTwits handle' }</code>
/// </example>
/// <example>
///   <summary>Create a number field</summary>
///   <code>New-GhlCustomField 'Average price' -DataType NUMERICAL</code>
/// </example>
/// <example>
///   <summary>Create a date field with a placeholder</summary>
///   <code>New-GhlCustomField 'Last briefing' DATE -Placeholder 'Day of the last call'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlCustomField", SupportsShouldProcess = true)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.create")]
public sealed class NewGhlCustomFieldCommand : HighLevelCmdlet
{
    /// <summary>The display name of the field.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the field.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// The data type, for example TEXT, LARGE_TEXT, NUMERICAL, PHONE, DATE, CHECKBOX or SINGLE_OPTIONS.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string DataType { get; set; } = "TEXT";

    /// <summary>The kind of object that the field belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("contact", "opportunity")]
    public string Model { get; set; } = "contact";

    /// <summary>The text shown while the field is empty.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Placeholder { get; set; }

    /// <summary>The position of the field in forms.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Position { get; set; }

    private protected override object? Target => Name;

    private protected override void Process()
    {
        if (ShouldProcess($"location {Ghl.LocationId}", $"Create custom field {Name}"))
        {
            WriteObject(Invoke(
                CustomFields.Create,
                Bind(CustomFields.Create).With("dataType", DataType).With("model", Model)));
        }
    }
}
