using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlTag;

/// <summary>Gets the tags of the location.</summary>
/// <example>
///   <summary>All tags</summary>
///   <code>Get-GhlTag</code>
/// </example>
/// <example>
///   <summary>Tags by name</summary>
///   <code>Get-GhlTag investor*, vip</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlTag", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Tag))]
public sealed class GetGhlTagCommand : HighLevelCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Names, with wildcards; all tags when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Ids of tags.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string[] TagId { get; set; } = [];

    private protected override void Process()
    {
        if (ParameterSetName == IdSet)
        {
            Each(TagId, id => WriteObject(Invoke(LocationTags.Get, new Http.Arguments { { "tagId", id } })));
            return;
        }

        NamePattern wanted = new(Name);
        WriteList(LocationTags.List, [], tag => wanted.Fits(tag.Name));
    }
}
