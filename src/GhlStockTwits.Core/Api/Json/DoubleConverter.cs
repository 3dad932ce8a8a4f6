using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>Reads a number, also as text. Anything else, such as "" for an unset value, is read as null.</summary>
internal sealed class DoubleConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return double.TryParse(
                    reader.GetString(
                        ), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));
}
