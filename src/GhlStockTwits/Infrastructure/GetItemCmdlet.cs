using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that gets things of the location: all, those of names, or those of ids.</summary>
/// <typeparam name="T">What it gets.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetItemCmdlet<T> : HighLevelCmdlet
    where T : NamedItem
{
    /// <summary>Names, with wildcards; all when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.Name)]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSets.Id, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    public string[] Id { get; set; } = [];

    private protected abstract Operation<T[]> List { get; }

    /// <summary>Reads one; null where the service has no such call, and one is taken from the list.</summary>
    private protected virtual Operation<T>? Get => null;

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Name)
        {
            NamePattern wanted = new(Name);
            WriteList(List, Bind(List), item => wanted.Matches(item.SelectedBy, item.Name));
        }
        else if (Get is { } get)
        {
            ForEach(Id, id => WriteObject(Invoke(get, Bind(get).With(get.Identity!.Name, id))));
        }
        else
        {
            HashSet<string> found = [];
            WriteList(List, Bind(List), item => Id.Contains(item.Id) && found.Add(item.Id));
            ForEach(Id.Except(found), id => throw new ApiException(List, ApiErrorKind.NotFound, $"None has the id {id}"));
        }
    }
}
