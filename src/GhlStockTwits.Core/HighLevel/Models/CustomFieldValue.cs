using System.Text.Json.Serialization;
using GhlStockTwits.Http.Json;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A contact's value of a custom field, as HighLevel returns it: by id (highlevel-api 2.1, "asymmetry").</summary>
public sealed class CustomFieldValue
{
    /// <summary>The custom field's id.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Text, number, list or dictionary, as the field's type demands.</summary>
    [JsonConverter(typeof(PlainValueConverter))]
    public object? Value { get; set; }
}
