using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>Reads what an event is about.</summary>
internal static class WebhookRecord
{
    private const string AppointmentKey = "appointment";

    private static readonly Dictionary<string, Func<byte[], object?>> s_readers = new()
    {
        ["Contact"] = static json => ContactIn(json),
        ["Note"] = static json => Typed(json, HighLevelJson.Default.ContactNote),
        ["Task"] = static json => Typed(json, HighLevelJson.Default.ContactTask),
        ["Appointment"] = static json => Typed(AppointmentIn(json), HighLevelJson.Default.Appointment),
    };

    /// <summary>
    /// The record typed where its kind is known, else as plain values. One that does not fit its kind comes plain too:
    /// a hint is of use without.
    /// </summary>
    public static object Read(WebhookEvent? row, byte[] json) => Kind(row) is { } read && read(json) is { } typed
        ? typed
        : JsonSerializer.Deserialize(json, WebhookJson.Default.DictionaryStringObject)!;

    private static Func<byte[], object?>? Kind(WebhookEvent? row) => row is null
        ? null
        : s_readers.FirstOrDefault(reader => row.Types[0].StartsWith(reader.Key, StringComparison.Ordinal)).Value;

    private static T? Typed<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Most events say nothing of do-not-disturb: the contact must not look as if it were read whole.
    /// </summary>
    private static Contact? ContactIn(byte[] json)
    {
        Contact? contact = Typed(json, HighLevelJson.Default.Contact);
        if (contact is not null)
        {
            contact.View = ContactView.List;
        }

        return contact;
    }

    private static byte[] AppointmentIn(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        bool isNested = document.RootElement.TryGetProperty(AppointmentKey, out JsonElement one)
            && one.ValueKind == JsonValueKind.Object;
        return isNested
            ? JsonSerializer.SerializeToUtf8Bytes(one, HighLevelJson.Default.JsonElement)
            : json;
    }
}
