using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of a business as parameters, except its name.</summary>
internal sealed class BusinessFields
{
    /// <summary>The phone number.</summary>
    [Parameter]
    [Column]
    public string? Phone { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    [Column]
    public string? Email { get; set; }

    /// <summary>The website.</summary>
    [Parameter]
    [Column]
    public string? Website { get; set; }

    /// <summary>The street address.</summary>
    [Parameter]
    [Column]
    public string? Address { get; set; }

    /// <summary>The city.</summary>
    [Parameter]
    [Column]
    public string? City { get; set; }

    /// <summary>The state or province.</summary>
    [Parameter]
    [Column]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter]
    [Column]
    public string? PostalCode { get; set; }

    /// <summary>The two-letter country code: US.</summary>
    [Parameter]
    [Column]
    public string? Country { get; set; }

    /// <summary>A description.</summary>
    [Parameter]
    [Column]
    public string? Description { get; set; }
}
