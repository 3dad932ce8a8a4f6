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
    /// <summary>The custom fields to change. Accepts custom fields, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The custom field: its ID or its name.")]
    [Alias("CustomFieldId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public CustomFieldArgument[] Id { get; set; } = [];

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

    private protected override void Process()
    {
        Arguments changes = Bind(CustomFields.Update);
        string action = Changes.Describe(CustomFields.Update, changes);
        ForEach(Id, field =>
        {
            string id = IdOf(field);
            if (!ShouldProcess($"custom field {id}", action))
            {
                return;
            }

            CustomField? changed = Invoke(CustomFields.Update, changes.With(CustomFields.Update.Identity!.Name, id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
