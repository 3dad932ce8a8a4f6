using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>Reads a number, also as text. "", for an unset value, is read as null.</summary>
internal sealed class DoubleConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return Finite(reader.GetDouble());
            case JsonTokenType.String:
                string text = reader.GetString()!;
                return text.Length == 0 ? null
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                        ? Finite(number)
                        : throw new JsonException();
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));

    private static double Finite(double number) => double.IsFinite(number) ? number : throw new JsonException();
}
