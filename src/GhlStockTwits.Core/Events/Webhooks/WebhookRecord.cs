using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>Reads the object that an event is about.</summary>
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
    /// Reads the object typed if its kind is known, otherwise as plain values. An object that does not match its kind
    /// is
    /// read as plain values, too: a hint is useful without.
    /// </summary>
    public static object Read(WebhookEvent? source, byte[] json) => Kind(source) is { } read && read(json) is { } typed
        ? typed
        : JsonSerializer.Deserialize(json, WebhookJson.Default.DictionaryStringObject)!;

    private static Func<byte[], object?>? Kind(WebhookEvent? source) => source is null
        ? null
        : s_readers.FirstOrDefault(reader => source.Types[0].StartsWith(reader.Key, StringComparison.Ordinal)).Value;

    private static T? Typed<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class => TolerantReader.Read(json, type).Value as T;

    /// <summary>
    /// Most events say nothing about Do Not Disturb: the contact must not appear to be complete.
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
