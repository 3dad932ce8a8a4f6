using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A location, which HighLevel also calls a sub-account.</summary>
public sealed class Location : IHasId
{
    /// <summary>The location's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The agency's id; searches leave it out.</summary>
    public string? CompanyId { get; set; }

    /// <summary>Its phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>Its e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Its website.</summary>
    public string? Website { get; set; }

    /// <summary>Street and number.</summary>
    public string? Address { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>The state.</summary>
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>Its time zone, for example America/New_York.</summary>
    public string? Timezone { get; set; }

    /// <summary>Its id once more: piped into another location's connection it is refused.</summary>
    [JsonIgnore]
    public string LocationId => Id;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
