using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;

namespace GhlStockTwits.Commands.HighLevel.GhlCustomField;

/// <summary>Gets the custom fields that the location defines. A contact's values are in its property CustomField.</summary>
/// <example>
///   <summary>All custom fields of contacts</summary>
///   <code>Get-GhlCustomField</code>
/// </example>
/// <example>
///   <summary>Those of opportunities whose key or name begins so</summary>
///   <code>Get-GhlCustomField deal* -Model opportunity</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCustomField", DefaultParameterSetName = NameSet)]
[OutputType(typeof(CustomField))]
public sealed class GetGhlCustomFieldCommand : HighLevelCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Keys or names, with wildcards; all fields when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Whose fields.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateSet("contact", "opportunity", "all")]
    public string Model { get; set; } = "contact";

    /// <summary>Ids of custom fields.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string[] CustomFieldId { get; set; } = [];

    private protected override void Process()
    {
        if (ParameterSetName == IdSet)
        {
            Each(CustomFieldId, id => WriteObject(Invoke(CustomFields.Get, new Arguments { { "id", id } })));
            return;
        }

        NamePattern wanted = new(Name);
        WriteList(
            CustomFields.List, new Arguments { { "model", Model } }, field => wanted.Fits(field.Key, field.Name));
    }
}
