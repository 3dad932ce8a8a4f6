using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>Counts webhooks by kind and type, and keeps the most recent ones without their bodies.</summary>
internal sealed class WebhookLog
{
    private const int MaxEntries = 10_000;
    private const int MaxPending = 100_000;

    private readonly object _lock = new();
    private readonly Queue<Entry> _entries = new();
    private readonly Dictionary<WebhookDelivery, Entry> _pending = [];
    private readonly SortedDictionary<WebhookKind, Counts> _kinds = [];
    private readonly SortedDictionary<string, int> _types = new(StringComparer.Ordinal);
    private int _dropped;

    /// <summary>Returns false if too many are on their way.</summary>
    public bool TryAdd(WebhookDelivery delivery)
    {
        lock (_lock)
        {
            if (_pending.Count == MaxPending)
            {
                _dropped++;
                return false;
            }

            Entry entry = new(delivery);
            _pending[delivery] = entry;
            _entries.Enqueue(entry);
            if (_entries.Count > MaxEntries)
            {
                _entries.Dequeue();
            }

            CountsOf(delivery).Total++;
            if (delivery is { Kind: WebhookKind.Event, Type: { } type })
            {
                _types[type] = _types.GetValueOrDefault(type) + 1;
            }

            return true;
        }
    }

    /// <summary>An attempt has ended, with a status or without an answer.</summary>
    public void Attempted(WebhookDelivery delivery, int? status)
    {
        lock (_lock)
        {
            if (_pending.TryGetValue(delivery, out Entry? entry))
            {
                entry.Statuses.Add(status);
                CountsOf(delivery).Attempts++;
            }
        }
    }

    public void Ended(WebhookDelivery delivery, bool isAccepted)
    {
        lock (_lock)
        {
            if (_pending.Remove(delivery, out Entry? entry))
            {
                entry.IsAccepted = isAccepted;
                Counts counts = CountsOf(delivery);
                counts.Accepted += isAccepted ? 1 : 0;
                counts.Failed += isAccepted ? 0 : 1;
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _pending.Clear();
            _kinds.Clear();
            _types.Clear();
            _dropped = 0;
        }
    }

    public JsonObject Describe(int last)
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["pending"] = _pending.Count,
                ["dropped"] = _dropped,
                ["counts"] = new JsonObject(Enum.GetValues<WebhookKind>().Select(kind => KeyValuePair.Create(
                    Name(kind), (JsonNode?)(_kinds.GetValueOrDefault(kind) ?? new Counts()).ToJson()))),
                ["types"] = new JsonObject(
                    _types.Select(type => KeyValuePair.Create(type.Key, (JsonNode?)type.Value))),
                ["deliveries"] = new JsonArray(
                    [.. _entries.Skip(_entries.Count - last).Select(entry => entry.ToJson())]),
            };
        }
    }

    private Counts CountsOf(WebhookDelivery delivery)
    {
        if (!_kinds.TryGetValue(delivery.Kind, out Counts? counts))
        {
            counts = new Counts();
            _kinds[delivery.Kind] = counts;
        }

        return counts;
    }

    private static string Name<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private sealed class Counts
    {
        public int Total { get; set; }

        public int Attempts { get; set; }

        public int Accepted { get; set; }

        public int Failed { get; set; }

        public JsonObject ToJson()
        {
            return new JsonObject
            {
                ["total"] = Total,
                ["attempts"] = Attempts,
                ["accepted"] = Accepted,
                ["failed"] = Failed,
            };
        }
    }

    /// <summary>What is known of a webhook without its body.</summary>
    private sealed class Entry
    {
        private readonly JsonObject _fields;

        public Entry(WebhookDelivery delivery)
        {
            _fields = new JsonObject
            {
                ["kind"] = Name(delivery.Kind),
                ["forgery"] = delivery.Forgery is { } forgery ? Name(forgery) : null,
                ["type"] = delivery.Type,
                ["webhookId"] = delivery.WebhookId,
                ["locationId"] = delivery.LocationId,
                ["timestamp"] = ContactJson.Iso(delivery.Timestamp),
            };
        }

        public List<int?> Statuses { get; } = [];

        public bool? IsAccepted { get; set; }

        public JsonObject ToJson()
        {
            JsonObject json = (JsonObject)_fields.DeepClone();
            json["accepted"] = IsAccepted;
            json["statuses"] = new JsonArray([.. Statuses.Select(status => (JsonNode?)status)]);
            return json;
        }
    }
}
