using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Makes custom values in the location. HighLevel makes the key from the name: 'Office hours' becomes
/// {{ custom_values.office_hours }}.
/// </summary>
/// <example>
///   <summary>One value</summary>
///   <code>New-GhlCustomValue 'Office hours' '9 to 5'</code>
/// </example>
/// <example>
///   <summary>What templates have to write for it</summary>
///   <code>(New-GhlCustomValue 'Next call' '3 March').FieldKey</code>
/// </example>
/// <example>
///   <summary>One for each row of a file</summary>
///   <code>
/// 'Name,Value', 'Street,1 Example Street', 'Town,Springfield' | Set-Content values.csv
/// Import-Csv values.csv | New-GhlCustomValue
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlCustomValue", SupportsShouldProcess = true)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.create")]
public sealed class NewGhlCustomValueCommand : NewItemCmdlet<CustomValue>
{
    /// <summary>The name that people see.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The value's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The text.")]
    [AllowEmptyString]
    public string Value { get; set; } = string.Empty;

    private protected override object? Target => Name;

    private protected override Operation<CustomValue> Create => CustomValues.Create;
}
