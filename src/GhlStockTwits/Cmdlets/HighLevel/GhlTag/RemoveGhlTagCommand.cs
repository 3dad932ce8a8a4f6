using System.Management.Automation;
using GhlStockTwits.Api;
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
    /// <summary>The tags to remove. Accepts tags, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The tag: its ID or its name.")]
    [Alias("TagId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public TagArgument[] Id { get; set; } = [];

    private protected override void Process() => ForEach(Id, tag =>
    {
        string id = IdOf(tag);
        if (ShouldProcess($"tag {id}", "Remove from the location and all its contacts"))
        {
            Invoke(Tags.Delete, new Arguments { { Tags.Delete.Identity!.Name, id } });
        }
    });
}
