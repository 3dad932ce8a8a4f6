using System.Buffers;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// Reads what HighLevel sends to a webhook. The documents nest the object under <c>data</c>, real payloads are flat
/// (highlevel-api 5.2); both are read.
/// </summary>
public static class WebhookParser
{
    /// <summary>The largest payload that is accepted.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The keys of the delivery; all others belong to the object.</summary>
    private static readonly string[] s_envelope =
        ["type", "timestamp", "webhookId", "appId", "versionId", "deliveryId"];

    private static readonly Lazy<IReadOnlyDictionary<string, WebhookEvent>> s_byType = new(static () =>
        OperationCatalog.Declared<WebhookEvent>()
            .SelectMany(static each => each.Types.Select(type => (type, each)))
            .ToDictionary(static pair => pair.type, static pair => pair.each, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a payload.</summary>
    /// <param name="json">The body as text.</param>
    /// <param name="eventName">The event's name in the catalog, for payloads that do not say it.</param>
    /// <returns>What the payload says. Its sender is not verified.</returns>
    /// <exception cref="GhlStockTwitsException">It is not a payload.</exception>
    public static WebhookDelivery Parse(string json, string? eventName = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Length > MaxBytes ? throw TooLarge() : Parse(Encoding.UTF8.GetBytes(json), eventName);
    }

    /// <summary>Reads a payload.</summary>
    /// <param name="json">The body in UTF-8.</param>
    /// <param name="eventName">The event's name in the catalog, for payloads that do not say it.</param>
    /// <returns>What the payload says. Its sender is not verified.</returns>
    /// <exception cref="GhlStockTwitsException">It is not a payload.</exception>
    public static WebhookDelivery Parse(ReadOnlySpan<byte> json, string? eventName = null)
    {
        if (json.Length > MaxBytes)
        {
            throw TooLarge();
        }

        try
        {
            ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
            ReadOnlySpan<byte> text = json.StartsWith(mark) ? json[mark.Length..] : json;
            using JsonDocument document = JsonDocument.Parse(text.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, Known(eventName))
                : throw NotJson(null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not valid Unicode.
            throw NotJson(failure);
        }
    }

    private static WebhookDelivery Read(JsonElement root, WebhookEvent? known)
    {
        Dictionary<string, JsonElement> members = Members(root);
        bool isOfWorkflow = WorkflowPayload.IsOne(members);
        if (isOfWorkflow)
        {
            members = WorkflowPayload.Rename(members);
        }

        JsonElement? ownType = Flatten(members);
        WebhookHead head =
            TolerantReader.Read(Write(members), WebhookJson.Default.WebhookHead).Value as WebhookHead ?? new();
        WebhookEvent? source = known ?? s_byType.Value.GetValueOrDefault(head.Type ?? string.Empty);
        string type = Text(head.Type) ?? known?.Types[0] ?? (isOfWorkflow ? WorkflowPayload.Type : throw NoType());
        Array.ForEach(s_envelope, name => members.Remove(name));
        if (ownType is { } kept)
        {
            members["type"] = kept;
        }

        // A workflow sends its contact, whatever started it.
        object data = WebhookRecord.Read(isOfWorkflow ? WebhookEvents.ContactUpdate : source, Write(members));
        return Deliver(source, type, head, data, isOfWorkflow ? CustomDataIn(members) : null);
    }

    /// <summary>
    /// Moves a nested object to the top level. A contact has a type of its own, which is kept beside the event's.
    /// </summary>
    private static JsonElement? Flatten(Dictionary<string, JsonElement> members)
    {
        if (!members.TryGetValue("data", out JsonElement data) || data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        members.Remove("data");
        JsonElement? ownType = null;
        foreach ((string name, JsonElement value) in Members(data))
        {
            bool isTaken = s_envelope.Contains(name) && members.ContainsKey(name);
            if (!isTaken)
            {
                members[name] = value;
            }
            else if (name == "type" && value.ToString() != members[name].ToString())
            {
                ownType = value;
            }
        }

        return ownType;
    }

    private static Dictionary<string, object>? CustomDataIn(Dictionary<string, JsonElement> members) =>
        members.TryGetValue(WorkflowPayload.CustomData, out JsonElement custom)
        && custom.ValueKind == JsonValueKind.Object
            ? custom.Deserialize(WebhookJson.Default.DictionaryStringObject)
            : null;

    private static WebhookDelivery Deliver(
        WebhookEvent? source, string type, WebhookHead head, object data,
        IReadOnlyDictionary<string, object>? customData)
    {
        string? locationId = Text(head.LocationId)
            ?? (source?.IsAboutLocation == true ? Text(head.Id) : null);
        if (data is ILocated located)
        {
            located.LocationId = locationId;
        }

        return new WebhookDelivery
        {
            Event = source?.Name,
            Type = type,
            LocationId = locationId,
            CompanyId = Text(head.CompanyId),
            ContactId = Text(data switch
            {
                Contact contact => contact.Id,
                Appointment appointment => appointment.ContactId,
                _ => head.ContactId,
            }),
            Id = Text((data as Appointment)?.Id) ?? Text(head.Id) ?? Text(head.PaymentId),
            WebhookId = Text(head.WebhookId),
            Timestamp = head.Timestamp,
            AppId = Text(head.AppId),
            VersionId = Text(head.VersionId),
            Data = data,
            CustomData = customData is null ? null : new ItemTable<object>(customData),
        };
    }

    private static WebhookEvent? Known(string? name) => name is null
        ? null
        : s_byType.Value.Values.FirstOrDefault(each =>
            string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new GhlStockTwitsException(
                "GhlStockTwits.EventUnknown", FailureCategory.InvalidArgument, $"'{name}' is not an event.",
                "Get-GhlStockTwitsOperation -Kind Event lists them.");

    private static Dictionary<string, JsonElement> Members(JsonElement element)
    {
        Dictionary<string, JsonElement> members = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static byte[] Write(Dictionary<string, JsonElement> members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in members)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static GhlStockTwitsException TooLarge() => new(
        "Ghl.WebhookTooLarge", FailureCategory.InvalidData,
        $"The payload is larger than {MaxBytes / 1024 / 1024} MB.",
        "HighLevel does not send such a payload. Check where it comes from.");

    private static GhlStockTwitsException NotJson(Exception? cause) => new(
        "Ghl.WebhookNotJson", FailureCategory.InvalidData, "The payload is not a JSON object.",
        "Pass each payload as one string. Get-Content requires -Raw for that.", cause);

    private static GhlStockTwitsException NoType() => new(
        "Ghl.WebhookTypeMissing", FailureCategory.InvalidData, "The payload does not say which event it is.",
        "Name the event with -EventName if the address that received it is used for one event only.");
}
