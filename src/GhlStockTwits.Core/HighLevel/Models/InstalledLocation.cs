using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A location of an agency in which the app can be used (highlevel-api 1.4).</summary>
public sealed class InstalledLocation : ApiObject, IHasId
{
    /// <summary>The ID of the location.</summary>
    [JsonPropertyName("_id")]
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The street address.</summary>
    public string? Address { get; set; }

    /// <summary>Whether the app is installed there.</summary>
    public bool? IsInstalled { get; set; }

    /// <summary>When its trial ends, as HighLevel sends it.</summary>
    public string? TrialEndDate { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;
}
