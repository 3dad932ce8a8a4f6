using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a time in any form that the services send: ISO 8601, milliseconds since 1970, or text without a zone, which
/// is UTC. Gives it the local offset. "" and 0, for an unset value, are read as null.
/// </summary>
internal sealed class DateTimeOffsetConverter : JsonConverter<DateTimeOffset?>
{
    private const long EndOfTime = 253402300800000;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return (reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time : Parse(reader.GetString()!))
                ?.ToLocalTime();
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out long milliseconds)
                ? At(milliseconds)?.ToLocalTime()
                : throw new JsonException();
        }

        throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time);
            return;
        }

        writer.WriteNullValue();
    }

    private static DateTimeOffset? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return At(milliseconds);
        }

        return DateTimeOffset.TryParse(
            text.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new JsonException();
    }

    private static DateTimeOffset? At(long milliseconds) => milliseconds switch
    {
        0 => null,
        > 0 and < EndOfTime => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => throw new JsonException(),
    };
}
