using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes custom fields of the location. HighLevel requires the name even if only another property changes. The key
/// stays the same.
/// </summary>
/// <example>
///   <summary>Rename a custom field</summary>
///   <code>Get-GhlCustomField tier | Set-GhlCustomField -Name 'Investor tier'</code>
/// </example>
/// <example>
///   <summary>Change the name and the placeholder by ID</summary>
///   <code>Set-GhlCustomField $customFieldId -Name 'Sector' -Placeholder 'What the company does'</code>
/// </example>
/// <example>
///   <summary>Change the position and keep the name</summary>
///   <code>
/// Get-GhlCustomField topics | ForEach-Object { $_ | Set-GhlCustomField -Name $_.Name -Position 1 -PassThru }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlCustomField", SupportsShouldProcess = true)]
[OutputType(typeof(CustomField))]
[Calls("ghl.customField.update")]
public sealed class SetGhlCustomFieldCommand : HighLevelCmdlet
{
    /// <summary>The ID of the custom field to change. Accepts objects from Get-GhlCustomField.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the custom field.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The display name of the field.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The name of the field.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The text shown while the field is empty.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>The position of the field in forms.</summary>
    [Parameter]
    public int Position { get; set; }

    /// <summary>The options that replace those of a field with options.</summary>
    [Parameter]
    [Argument("options")]
    public string[] Option { get; set; } = [];

    /// <summary>The extensions of files that a FILE_UPLOAD field accepts: .pdf, .png.</summary>
    [Parameter]
    public string[] AcceptedFormat { get; set; } = [];

    /// <summary>Returns the changed custom field.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        Arguments changes = Bind(CustomFields.Update);
        if (!ShouldProcess($"custom field {Id}", Changes.Describe(CustomFields.Update, changes)))
        {
            return;
        }

        CustomField? changed = Invoke(CustomFields.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
