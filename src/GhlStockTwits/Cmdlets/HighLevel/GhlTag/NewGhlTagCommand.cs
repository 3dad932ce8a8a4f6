using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Makes tags in the location. HighLevel keeps their names in lower case. Contacts get them by Set-GhlContactTag.
/// </summary>
/// <example>
///   <summary>One tag</summary>
///   <code>New-GhlTag spring-call</code>
/// </example>
/// <example>
///   <summary>A tag for each row of a file with a column Name</summary>
///   <code>
/// 'Name', 'day-trader', 'analyst' | Set-Content tags.csv
/// Import-Csv tags.csv | New-GhlTag
///   </code>
/// </example>
/// <example>
///   <summary>A tag that a contact gets at once</summary>
///   <code>
/// $tag = New-GhlTag autumn-call
/// $contact | Set-GhlContactTag -Add $tag.Name
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlTag", SupportsShouldProcess = true)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.create")]
public sealed class NewGhlTagCommand : NewItemCmdlet<Tag>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The tag's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override object? Target => Name;

    private protected override Operation<Tag> Create => Tags.Create;
}
