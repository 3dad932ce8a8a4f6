using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that can search contacts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactSearchCmdlet : HighLevelCmdlet
{
    private protected const string SearchSet = "Search";

    /// <summary>Words to look for in the fields that the location makes searchable.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateLength(1, 75)]
    public string? Query { get; set; }

    /// <summary>Tags that a contact must all have.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>The whole e-mail address.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public string? Email { get; set; }

    /// <summary>The whole phone number, in E.164: +15550100.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public string? Phone { get; set; }

    /// <summary>Contacts changed at this moment or later.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Filters as HighLevel's search takes them: field, operator, value; or group and filters.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public Hashtable[] Filter { get; set; } = [];

    /// <summary>The search that the user asked for.</summary>
    private protected Arguments BindSearch() => Bind(Contacts.Search).With("filters", Filters());

    private object?[] Filters() =>
    [
        .. Filter.Select(ArgumentBinder.Unwrap),
        .. ContactFilter.Is("tags", [.. Tag.Select(static tag => tag.ToLowerInvariant())]),
        .. ContactFilter.Is("email", Email),
        .. ContactFilter.Is("phone", Phone),
        .. ContactFilter.Since("dateUpdated", UpdatedAfter),
    ];
}
