using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Http.Json;

/// <summary>
/// Reads a moment in whichever form the services send it: ISO 8601, milliseconds since 1970, or text without a zone, which
/// counts as UTC. What is none of these reads as null, as an odd date must not lose the whole contact.
/// </summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment : Parse(reader.GetString());
        }

        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long milliseconds)
            && milliseconds is > 0 and < 253402300800000)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment)
        {
            writer.WriteStringValue(moment);
            return;
        }

        writer.WriteNullValue();
    }

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text?.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? moment
            : null;
}
