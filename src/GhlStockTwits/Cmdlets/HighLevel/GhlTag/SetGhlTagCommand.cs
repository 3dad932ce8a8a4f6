using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Renames tags of the location.</summary>
/// <example>
///   <summary>Another name for a tag</summary>
///   <code>Get-GhlTag vip | Set-GhlTag -Name key-account</code>
/// </example>
/// <example>
///   <summary>By its id, and see what became of it</summary>
///   <code>Set-GhlTag $tagId -Name renamed -PassThru</code>
/// </example>
/// <example>
///   <summary>See what would be renamed</summary>
///   <code>Get-GhlTag *old* | Set-GhlTag -Name archived -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlTag", SupportsShouldProcess = true)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.update")]
public sealed class SetGhlTagCommand : SetItemCmdlet<Tag>
{
    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override Operation<Tag> Update => Tags.Update;
}
