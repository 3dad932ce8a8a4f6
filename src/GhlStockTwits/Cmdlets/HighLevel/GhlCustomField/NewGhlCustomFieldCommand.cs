using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
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
///   <summary>Create a consent field, which sync requires for mentions</summary>
///   <code>New-GhlCustomField 'Consent to mentions' RADIO -Option Yes, No</code>
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
    /// The data type. CHECKBOX and MULTIPLE_OPTIONS (several of the options), SINGLE_OPTIONS and RADIO (one of them)
    /// require -Option, and so does TEXTBOX_LIST (a box for each).
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("TEXT", "LARGE_TEXT", "NUMERICAL", "FLOAT", "MONETORY", "PHONE", "DATE", "TIME", "CHECKBOX",
        "MULTIPLE_OPTIONS", "SINGLE_OPTIONS", "RADIO", "TEXTBOX_LIST", "FILE_UPLOAD", "SIGNATURE")]
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

    /// <summary>The options that a contact can have, or the names of the boxes of a TEXTBOX_LIST.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PicklistOptions")]
    public string[] Option { get; set; } = [];

    /// <summary>The extensions of files that a FILE_UPLOAD field accepts: .pdf, .png.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] AcceptedFormat { get; set; } = [];

    /// <summary>The number of files that a FILE_UPLOAD field accepts. Default: 1.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int MaxNumberOfFiles { get; set; }

    private protected override object? Target => Name;

    private protected override void Process()
    {
        Arguments field = CustomFieldFormat.Define(
            Bind(CustomFields.Create).With("dataType", DataType).With("model", Model), DataType, Option);
        if (ShouldProcess($"location {Ghl.RequiredLocationId}", $"Create custom field {Name}"))
        {
            WriteObject(Invoke(CustomFields.Create, field));
        }
    }
}
