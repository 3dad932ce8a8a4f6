using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlCustomField;

/// <summary>Renames custom fields of the location. HighLevel asks for the name even where only something else changes.</summary>
/// <example>
///   <summary>Another name</summary>
///   <code>Get-GhlCustomField tier | Set-GhlCustomField -Name 'Investor tier'</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlCustomField", SupportsShouldProcess = true)]
[OutputType(typeof(CustomField))]
public sealed class SetGhlCustomFieldCommand : HighLevelCmdlet
{
    /// <summary>The custom field's id; custom fields can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The custom field's id.")]
    [Alias("Id")]
    [Argument("id")]
    [ValidateNotNullOrEmpty]
    public string CustomFieldId { get; set; } = string.Empty;

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

    /// <summary>Returns the changed field.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => CustomFieldId;

    private protected override void Process()
    {
        if (!ShouldProcess($"custom field {CustomFieldId}", "Change"))
        {
            return;
        }

        CustomField? changed = Invoke(CustomFields.Update);
        Ghl.ForgetCustomFields();
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
