using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters by which a Get- cmdlet selects named objects of the location: names or IDs.</summary>
internal sealed class ItemSelection
{
    /// <summary>The names of the objects to return. Wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.Name)]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Name { get; set; } = [];

    /// <summary>The IDs of the objects to return. Accepts objects with a property Id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSets.Id, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Writes the selected objects: those with the IDs, else those of the listing with the names.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="list">Lists the objects.</param>
    /// <param name="get">Gets one object; null where the service cannot, and it is taken from the listing.</param>
    /// <param name="filters">The arguments of the listing; those that the user passed by default.</param>
    public void Write<T>(
        HighLevelCmdlet cmdlet, Operation<T[]> list, Operation<T>? get = null, Arguments? filters = null)
        where T : NamedItem
    {
        filters ??= cmdlet.Bind(list);
        if (cmdlet.ParameterSetName == ParameterSets.Name)
        {
            NamePattern names = new(Name);
            cmdlet.WriteList(list, filters, item => names.Matches(item.SelectedBy, item.Name));
        }
        else if (get is not null)
        {
            cmdlet.ForEach(Id, id => cmdlet.WriteObject(
                cmdlet.Invoke(get, new Arguments { { get.Identity!.Name, id } })));
        }
        else
        {
            HashSet<string> found = [];
            cmdlet.WriteList(list, filters, item => Id.Contains(item.Id) && found.Add(item.Id));
            cmdlet.ForEach(Id.Except(found), id => throw new ApiException(
                list, ApiErrorKind.NotFound, $"The location does not have a {list.Resource} with the ID {id}"));
        }
    }
}
