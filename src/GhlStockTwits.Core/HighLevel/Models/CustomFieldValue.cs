using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The value of a custom field of a contact (highlevel-api 2.1, "asymmetry").</summary>
public sealed class CustomFieldValue
{
    /// <summary>The ID of the custom field.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The value: text, a number, a list or a dictionary, depending on the type of the field.</summary>
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
