using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>What HighLevel answers where there is nothing to return. It spells the key in two ways (highlevel-api 2.8, no. 3).</summary>
public sealed class Acknowledgement
{
    /// <summary>True when the change was made; HighLevel's usual spelling.</summary>
    [JsonPropertyName("succeded")]
    public bool? Succeded { get; set; }

    /// <summary>True when the change was made; calendars spell it right.</summary>
    [JsonPropertyName("succeeded")]
    public bool? Succeeded { get; set; }
}
