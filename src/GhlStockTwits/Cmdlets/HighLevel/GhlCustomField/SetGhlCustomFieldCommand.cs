using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Renames custom fields of the location. HighLevel asks for the name even where only something else changes.
/// </summary>
/// <example>
///   <summary>Another name</summary>
///   <code>Get-GhlCustomField tier | Set-GhlCustomField -Name 'Investor tier'</code>
/// </example>
/// <example>
///   <summary>By its id, with another hint</summary>
///   <code>Set-GhlCustomField $customFieldId -Name 'Sector' -Placeholder 'What the company does'</code>
/// </example>
/// <example>
///   <summary>The same name, further up</summary>
///   <code>
/// Get-GhlCustomField topics | ForEach-Object { $_ | Set-GhlCustomField -Name $_.Name -Position 1 -PassThru }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlCustomField", SupportsShouldProcess = true)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.update")]
public sealed class SetGhlCustomFieldCommand : SetItemCmdlet<CustomField>
{
    /// <summary>The name that people see.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The field's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Shown in an empty field.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Where it stands among the fields.</summary>
    [Parameter]
    public int Position { get; set; }

    private protected override Operation<CustomField> Update => CustomFields.Update;
}
