using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the tags of the location.</summary>
/// <example>
///   <summary>All tags</summary>
///   <code>Get-GhlTag</code>
/// </example>
/// <example>
///   <summary>Tags by name</summary>
///   <code>Get-GhlTag investor*, vip</code>
/// </example>
/// <example>
///   <summary>How many contacts have each tag</summary>
///   <code>
/// Get-GhlTag investor, vip |
///     Select-Object Name, @{ n = 'Contacts'; e = { @(Get-GhlContact -Tag $_.Name).Count } }
///   </code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Get-GhlTag -Id $tagId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlTag", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.list", "ghl.tag.get")]
public sealed class GetGhlTagCommand : GetItemCmdlet<Tag>
{
    private protected override Operation<Tag[]> List => Tags.List;

    private protected override Operation<Tag> Get => Tags.Get;
}
