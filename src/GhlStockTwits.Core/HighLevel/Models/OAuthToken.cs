using System.Security;
using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The tokens that an application was given. They show nowhere.</summary>
public sealed class OAuthToken
{
    /// <summary>What calls are made with; valid about a day.</summary>
    [JsonPropertyName("access_token")]
    public SecureString? AccessToken { get; set; }

    /// <summary>What gets the next pair; it works once.</summary>
    [JsonPropertyName("refresh_token")]
    public SecureString? RefreshToken { get; set; }

    /// <summary>For how many seconds the access token is valid.</summary>
    [JsonPropertyName("expires_in")]
    public double? ExpiresIn { get; set; }

    /// <summary>What it allows, parted by blanks.</summary>
    public string? Scope { get; set; }

    /// <summary><c>Company</c> or <c>Location</c>.</summary>
    public string? UserType { get; set; }

    /// <summary>The agency's id.</summary>
    public string? CompanyId { get; set; }

    /// <summary>The location's id; null for an agency's token.</summary>
    public string? LocationId { get; set; }

    /// <summary>The user who installed the application.</summary>
    public string? UserId { get; set; }

    /// <summary>The locations that an agency's token can be exchanged for.</summary>
    public string[]? ApprovedLocations { get; set; }
}
