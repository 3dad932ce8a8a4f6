using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a response once, front to back: the result typed, the other top-level keys as metadata.
/// </summary>
internal static class ResponseReader
{
    private static readonly Dictionary<string, JsonElement> s_nothing = [];

    public static (T? Value, IReadOnlyDictionary<string, JsonElement> Others) Read<T>(
        ReadOnlySpan<byte> json, string? envelope, JsonTypeInfo<T> type)
    {
        if (json.IsEmpty)
        {
            return (default, s_nothing);
        }

        Utf8JsonReader reader = new(json);
        if (envelope is null)
        {
            return (JsonSerializer.Deserialize(ref reader, type), s_nothing);
        }

        string[] keys = envelope.Split('|');
        T? value = default;
        Dictionary<string, JsonElement> rest = new(StringComparer.OrdinalIgnoreCase);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, keys))
            {
                reader.Read();
                value = JsonSerializer.Deserialize(ref reader, type);
                continue;
            }

            string name = reader.GetString()!;
            reader.Read();
            rest[name] = JsonElement.ParseValue(ref reader);
        }

        return (value, rest);
    }

    private static bool Is(ref Utf8JsonReader reader, string[] keys)
    {
        foreach (string key in keys)
        {
            if (reader.ValueTextEquals(key))
            {
                return true;
            }
        }

        return false;
    }
}
