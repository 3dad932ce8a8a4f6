using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A location, which HighLevel also calls a sub-account.</summary>
public sealed class Location : ApiObject, IHasId
{
    /// <summary>The ID of the location.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The ID of the agency; null in search results.</summary>
    public string? CompanyId { get; set; }

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

    /// <summary>The time zone, for example America/New_York.</summary>
    public string? Timezone { get; set; }

    /// <summary>The website's domain.</summary>
    public string? Domain { get; set; }

    /// <summary>The URL of the logo.</summary>
    public string? LogoUrl { get; set; }

    /// <summary>The settings, as HighLevel sends them.</summary>
    [JsonIgnore]
    public ItemTable<object?>? Settings { get; private set; }

    [JsonInclude]
    [JsonPropertyName("settings")]
    internal Dictionary<string, object?>? SettingsAsSent
    {
        set => Settings = value is null ? null : new ItemTable<object?>(value);
    }

    /// <summary>
    /// Whether two contacts may have the same e-mail address or phone number, or null if HighLevel does not say.
    /// </summary>
    [JsonIgnore]
    public bool? AllowDuplicateContact => Settings?.GetValueOrDefault("allowDuplicateContact") as bool?;

    /// <summary>The ID, named as in other objects. Connections to other locations refuse it.</summary>
    [JsonIgnore]
    public string LocationId => Id;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
