using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Renames tags of the location.</summary>
/// <example>
///   <summary>Rename a tag</summary>
///   <code>Get-GhlTag vip | Set-GhlTag -Name key-account</code>
/// </example>
/// <example>
///   <summary>Rename a tag by its ID and return it</summary>
///   <code>Set-GhlTag $tagId -Name renamed -PassThru</code>
/// </example>
/// <example>
///   <summary>Show which tags would be renamed</summary>
///   <code>Get-GhlTag *old* | Set-GhlTag -Name archived -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlTag", SupportsShouldProcess = true)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.update")]
public sealed class SetGhlTagCommand : HighLevelCmdlet
{
    /// <summary>The tags to rename. Accepts tags, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The tag: its ID or its name.")]
    [Alias("TagId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public TagArgument[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Returns the renamed tag.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(Id, tag =>
    {
        string id = IdOf(tag);
        if (!ShouldProcess($"tag {id}", $"Rename to {Name}"))
        {
            return;
        }

        Tag? renamed = Invoke(Tags.Update, Bind(Tags.Update).With(Tags.Update.Identity!.Name, id));
        if (PassThru)
        {
            WriteObject(renamed);
        }
    });
}
