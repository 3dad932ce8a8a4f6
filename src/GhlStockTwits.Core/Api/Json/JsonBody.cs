using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>Writes plain values as JSON: text, numbers, booleans, times, lists and dictionaries.</summary>
internal static class JsonBody
{
    // Only what JSON itself requires is escaped: people read it.
    private static readonly JsonWriterOptions s_readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<KeyValuePair<string, object?>> members) => WriteValue(members);

    /// <summary>Writes an object for people: letters and signs as they are.</summary>
    public static string WriteReadable(IEnumerable<KeyValuePair<string, object?>> members) =>
        WriteValue(members, s_readable);

    public static string WriteValue(object? value) => WriteValue(value, default(JsonWriterOptions));

    private static string WriteValue(object? value, JsonWriterOptions options)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, options))
        {
            WriteValue(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                writer.WriteRawValue(((IFormattable)value).ToString("D", CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset or DateTime:
                writer.WriteStringValue(WireFormat.Time(value));
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteObject(writer, members);
                break;
            case IDictionary dictionary:
                WriteObject(writer, dictionary.Keys.Cast<object>().Select(key =>
                    KeyValuePair.Create(WireFormat.Text(key), dictionary[key])));
                break;
            case IEnumerable list:
                WriteArray(writer, list);
                break;
            default:
                writer.WriteStringValue(WireFormat.Text(value));
                break;
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (object? item in list)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }
}
