using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Creates tags in the location. HighLevel converts their names to lower case. Set-GhlContactTag adds tags to contacts.
/// </summary>
/// <example>
///   <summary>Create a tag</summary>
///   <code>New-GhlTag spring-call</code>
/// </example>
/// <example>
///   <summary>Create a tag for each row of a CSV file with a column Name</summary>
///   <code>
/// 'Name', 'day-trader', 'analyst' | Set-Content tags.csv
/// Import-Csv tags.csv | New-GhlTag
///   </code>
/// </example>
/// <example>
///   <summary>Create a tag and add it to a contact</summary>
///   <code>
/// $tag = New-GhlTag autumn-call
/// $contact | Set-GhlContactTag -Add $tag.Name
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlTag", SupportsShouldProcess = true)]
[OutputType(typeof(Tag))]
[Calls("ghl.tag.create")]
public sealed class NewGhlTagCommand : HighLevelCmdlet
{
    /// <summary>The name of the tag.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the tag.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override object? Target => Name;

    private protected override void Process()
    {
        if (ShouldProcess($"location {Ghl.RequiredLocationId}", $"Create tag {Name}"))
        {
            WriteObject(Invoke(Tags.Create));
        }
    }
}
