using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Creates custom values in the location. HighLevel derives the key from the name: 'Office hours' becomes {{
/// custom_values.office_hours }}.
/// </summary>
/// <example>
///   <summary>Create a custom value</summary>
///   <code>New-GhlCustomValue 'Office hours' '9 to 5'</code>
/// </example>
/// <example>
///   <summary>Get the key to use in templates</summary>
///   <code>(New-GhlCustomValue 'Next call' '3 March').FieldKey</code>
/// </example>
/// <example>
///   <summary>Create a custom value for each row of a CSV file</summary>
///   <code>
/// 'Name,Value', 'Street,1 Example Street', 'Town,Springfield' | Set-Content values.csv
/// Import-Csv values.csv | New-GhlCustomValue
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlCustomValue", SupportsShouldProcess = true)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.create")]
public sealed class NewGhlCustomValueCommand : HighLevelCmdlet
{
    /// <summary>The display name of the custom value.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the custom value.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The text.")]
    [AllowEmptyString]
    public string Value { get; set; } = string.Empty;

    private protected override object? Target => Name;

    private protected override void Process()
    {
        if (ShouldProcess($"location {Ghl.RequiredLocationId}", $"Create custom value {Name}"))
        {
            WriteObject(Invoke(CustomValues.Create));
        }
    }
}
