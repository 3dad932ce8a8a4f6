using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Commands.HighLevel.GhlTag;

/// <summary>Removes tags from the location and so from all its contacts. Asks for each unless -Confirm:$false.</summary>
/// <example>
///   <summary>One tag by its name</summary>
///   <code>Get-GhlTag old-campaign | Remove-GhlTag</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGhlTagCommand : HighLevelCmdlet
{
    /// <summary>The tag's id; tags can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The tag's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string TagId { get; set; } = string.Empty;

    private protected override object? Target => TagId;

    private protected override void Process()
    {
        if (ShouldProcess($"tag {TagId}", "Remove from the location and all its contacts"))
        {
            Invoke(LocationTags.Delete);
        }
    }
}
