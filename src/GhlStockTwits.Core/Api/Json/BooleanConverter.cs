using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads true or false, also as text or as 1 or 0. "", for an unset value, is read as null.
/// </summary>
internal sealed class BooleanConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                string text = reader.GetString()!;
                return text.Length == 0 ? null
                    : bool.TryParse(text, out bool flag) ? flag
                    : throw new JsonException();
            case JsonTokenType.Number:
                return reader.TryGetInt32(out int number) && number is 0 or 1
                    ? number == 1
                    : throw new JsonException();
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));
}
