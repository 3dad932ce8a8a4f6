namespace GhlStockTwits.HighLevel.Models;

/// <summary>A business of a location, which contacts can belong to.</summary>
public sealed class Business : NamedItem
{
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

    /// <summary>What somebody wrote about it.</summary>
    public string? Description { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
