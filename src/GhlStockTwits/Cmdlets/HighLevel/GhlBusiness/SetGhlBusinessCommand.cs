using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes businesses of the location. Only what is given is sent; the rest stays as it is.</summary>
/// <example>
///   <summary>Another website</summary>
///   <code>Set-GhlBusiness $businessId -Website https://www.example.com</code>
/// </example>
/// <example>
///   <summary>A country for all that have none</summary>
///   <code>Get-GhlBusiness | Where-Object Country -EQ $null | Set-GhlBusiness -Country US</code>
/// </example>
/// <example>
///   <summary>Another name, and see what became of it</summary>
///   <code>Get-GhlBusiness -Id $businessId | Set-GhlBusiness -Name 'Example Group' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlBusiness", SupportsShouldProcess = true)]
[OutputType(typeof(Business))]
[Calls("ghl.business.update")]
public sealed class SetGhlBusinessCommand : SetItemCmdlet<Business>
{
    /// <summary>The name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The phone number.</summary>
    [Parameter]
    public string? Phone { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>The website.</summary>
    [Parameter]
    public string? Website { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>The city.</summary>
    [Parameter]
    public string? City { get; set; }

    /// <summary>The state or region.</summary>
    [Parameter]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter]
    public string? PostalCode { get; set; }

    /// <summary>The country, in two letters: US.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>What is to be said about it.</summary>
    [Parameter]
    public string? Description { get; set; }

    private protected override Operation<Business> Update => Businesses.Update;
}
