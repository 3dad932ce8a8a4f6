using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Creates businesses in the location. Set-GhlContactBusiness assigns contacts to them.</summary>
/// <example>
///   <summary>Create a business</summary>
///   <code>New-GhlBusiness 'Example Energy'</code>
/// </example>
/// <example>
///   <summary>Create a business with its address and website</summary>
///   <code>
/// New-GhlBusiness 'Example Foods' -City Springfield -State IL -Country US -Website https://foods.example.com
///   </code>
/// </example>
/// <example>
///   <summary>Create a business for each row of a CSV file whose columns are named like the parameters</summary>
///   <code>
/// 'Name,City', 'Example Mills,Berlin', 'Example Ships,Bremen' | Set-Content businesses.csv
/// Import-Csv businesses.csv | New-GhlBusiness -Country DE
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlBusiness", SupportsShouldProcess = true)]
[OutputType(typeof(Business))]
[Calls("ghl.business.create")]
public sealed class NewGhlBusinessCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly RuntimeDefinedParameterDictionary _fields = ParameterObjects.WithColumns<BusinessFields>();

    /// <summary>The name of the business.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the business.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override object? Target => Name;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        if (ShouldProcess($"location {Ghl.RequiredLocationId}", $"Create business {Name}"))
        {
            WriteObject(Invoke(Businesses.Create));
        }
    }
}
