using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a list of strings. A single string is a list of one; "", for an unset value, is an empty list.
/// </summary>
internal sealed class StringArrayConverter : JsonConverter<string[]>
{
    public override string[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                return ReadList(ref reader);
            case JsonTokenType.String:
                return reader.GetString() is { Length: > 0 } single ? [single] : [];
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, string[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));

    private static string[] ReadList(ref Utf8JsonReader reader)
    {
        List<string> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => throw new JsonException(),
            });
        }

        return [.. items];
    }
}
