using System.Security;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The tokens of an app. They are never shown.</summary>
public sealed class OAuthToken : IMayBeBlank
{
    /// <summary>The access token; valid for about a day.</summary>
    [JsonPropertyName("access_token")]
    public SecureString? AccessToken { get; set; }

    /// <summary>The refresh token; can be used once.</summary>
    [JsonPropertyName("refresh_token")]
    public SecureString? RefreshToken { get; set; }

    /// <summary>The lifetime of the access token in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public double? ExpiresIn { get; set; }

    /// <summary>The scopes, separated by spaces.</summary>
    public string? Scope { get; set; }

    /// <summary>The type of the token: <c>Company</c> or <c>Location</c>.</summary>
    public string? UserType { get; set; }

    /// <summary>The ID of the agency.</summary>
    public string? CompanyId { get; set; }

    /// <summary>The ID of the location; null for an agency's token.</summary>
    public string? LocationId { get; set; }

    /// <summary>The user who installed the app.</summary>
    public string? UserId { get; set; }

    /// <summary>The locations for which an agency's token can be exchanged.</summary>
    public TextList? ApprovedLocations { get; set; }

    /// <summary>The ID of the app.</summary>
    public string? AppId { get; set; }

    /// <summary>The version of the app.</summary>
    public string? VersionId { get; set; }

    /// <summary>The plan of the app.</summary>
    public string? PlanId { get; set; }

    /// <summary>Whether the app was installed for several locations at once.</summary>
    public bool? IsBulkInstallation { get; set; }

    /// <summary>Whether the app is also installed in locations that are created later.</summary>
    public bool? InstallToFutureLocations { get; set; }

    /// <summary>Whether all locations are approved.</summary>
    public bool? ApproveAllLocations { get; set; }

    /// <inheritdoc/>
    bool IMayBeBlank.IsBlank => AccessToken is not { Length: > 0 };
}
