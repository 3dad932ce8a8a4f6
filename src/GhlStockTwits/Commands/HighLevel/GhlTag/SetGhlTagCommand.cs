using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlTag;

/// <summary>Renames tags of the location.</summary>
/// <example>
///   <summary>Another name for a tag</summary>
///   <code>Get-GhlTag vip | Set-GhlTag -Name key-account</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlTag", SupportsShouldProcess = true)]
[OutputType(typeof(Tag))]
public sealed class SetGhlTagCommand : HighLevelCmdlet
{
    /// <summary>The tag's id; tags can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The tag's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string TagId { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Returns the changed tag.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => TagId;

    private protected override void Process()
    {
        if (!ShouldProcess($"tag {TagId}", $"Rename to {Name}"))
        {
            return;
        }

        Tag? changed = Invoke(LocationTags.Update);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
