using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// A contact's value of a custom field, as HighLevel returns it: by id (highlevel-api 2.1, "asymmetry").
/// </summary>
public sealed class CustomFieldValue
{
    /// <summary>The custom field's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>Text, number, list or dictionary, as the field's type demands.</summary>
    [JsonConverter(typeof(ObjectConverter))]
    public object? Value { get; set; }

    [JsonInclude]
    [JsonPropertyName("field_value")]
    [JsonConverter(typeof(ObjectConverter))]
    internal object? ValueAsWritten
    {
        set => Value ??= value;
    }

    [JsonInclude]
    [JsonPropertyName("fieldValue")]
    [JsonConverter(typeof(ObjectConverter))]
    internal object? ValueOfVersion3
    {
        set => Value ??= value;
    }
}
