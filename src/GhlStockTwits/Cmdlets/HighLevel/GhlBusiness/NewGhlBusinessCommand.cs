using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Makes businesses in the location. Contacts get into one by their own cmdlets.</summary>
/// <example>
///   <summary>A business</summary>
///   <code>New-GhlBusiness 'Example Energy'</code>
/// </example>
/// <example>
///   <summary>With where it is</summary>
///   <code>
/// New-GhlBusiness 'Example Foods' -City Springfield -State IL -Country US -Website https://foods.example.com
///   </code>
/// </example>
/// <example>
///   <summary>One for each row of a file; columns are called like the parameters</summary>
///   <code>
/// 'Name,City', 'Example Mills,Berlin', 'Example Ships,Bremen' | Set-Content businesses.csv
/// Import-Csv businesses.csv | New-GhlBusiness -Country DE
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlBusiness", SupportsShouldProcess = true)]
[OutputType(typeof(Business))]
[Calls("ghl.business.create")]
public sealed class NewGhlBusinessCommand : NewItemCmdlet<Business>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The business's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The phone number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The website.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Website { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Address { get; set; }

    /// <summary>The city.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? City { get; set; }

    /// <summary>The state or region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PostalCode { get; set; }

    /// <summary>The country, in two letters: US.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Country { get; set; }

    /// <summary>What is to be said about it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    private protected override object? Target => Name;

    private protected override Operation<Business> Create => Businesses.Create;
}
