using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A business of a location. Contacts can belong to a business.</summary>
public sealed class Business : NamedItem
{
    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The street address.</summary>
    public string? Address { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>The state.</summary>
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>When the business was created.</summary>
    [JsonPropertyName("createdAt")]
    public DateTimeOffset? DateAdded { get; set; }

    /// <summary>When the business was last updated.</summary>
    [JsonPropertyName("updatedAt")]
    public DateTimeOffset? DateUpdated { get; set; }
}
