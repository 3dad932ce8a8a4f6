using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the tags of the location.</summary>
/// <example>
///   <summary>Get all tags</summary>
///   <code>Get-GhlTag</code>
/// </example>
/// <example>
///   <summary>Get tags by name</summary>
///   <code>Get-GhlTag investor*, vip</code>
/// </example>
/// <example>
///   <summary>Count the contacts with each tag</summary>
///   <code>
/// Get-GhlTag investor, vip |
///     Select-Object Name, @{ n = 'Contacts'; e = { @(Get-GhlContact -Tag $_.Name).Count } }
///   </code>
/// </example>
/// <example>
///   <summary>Get a tag by its ID</summary>
///   <code>Get-GhlTag -Id $tagId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlTag", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.list", "ghl.tag.get")]
public sealed class GetGhlTagCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _tags = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _tags;

    private protected override void Process() => _tags.Write(this, Tags.List, Tags.Get);
}
