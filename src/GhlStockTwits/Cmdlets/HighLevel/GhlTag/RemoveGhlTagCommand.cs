using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes tags from the location and from all its contacts. This cannot be undone. Prompts for confirmation;
/// -Confirm:$false suppresses the prompt.
/// </summary>
/// <example>
///   <summary>Remove a tag by its name</summary>
///   <code>Get-GhlTag old-campaign | Remove-GhlTag</code>
/// </example>
/// <example>
///   <summary>Show which tags would be removed</summary>
///   <code>Get-GhlTag spring* | Remove-GhlTag -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a tag by its ID</summary>
///   <code>Remove-GhlTag $tagId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.tag.delete")]
public sealed class RemoveGhlTagCommand : HighLevelCmdlet
{
    /// <summary>The ID of the tag to remove. Accepts objects from Get-GhlTag.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the tag.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"tag {Id}", "Remove from the location and all its contacts"))
        {
            Invoke(Tags.Delete);
        }
    }
}
