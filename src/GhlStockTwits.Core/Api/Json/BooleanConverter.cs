using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads true or false, also as text. Anything else, such as "" for an unset value, is read as null.
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
                return bool.TryParse(reader.GetString(), out bool flag) ? flag : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));
}
