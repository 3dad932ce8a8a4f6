using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Counts requests and keeps the most recent ones.</summary>
internal sealed class RequestLog
{
    private const int MaxEntries = 1000;

    private readonly object _lock = new();
    private readonly Queue<RequestLogEntry> _entries = new();
    private readonly Dictionary<string, (int Requests, int Writes)> _services = [];
    private readonly SortedDictionary<string, int> _operations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _grants = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, int> _statuses = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private long _lastNumber;
    private int _concurrent;
    private int _maxConcurrent;

    public int Requests
    {
        get
        {
            lock (_lock)
            {
                return _services.Values.Sum(service => service.Requests);
            }
        }
    }

    public int Writes
    {
        get
        {
            lock (_lock)
            {
                return _services.Values.Sum(service => service.Writes);
            }
        }
    }

    public void RequestStarted()
    {
        lock (_lock)
        {
            _maxConcurrent = Math.Max(_maxConcurrent, ++_concurrent);
        }
    }

    public void RequestCompleted(RequestLogEntry entry)
    {
        lock (_lock)
        {
            _concurrent--;
            _entries.Enqueue(entry with { Number = ++_lastNumber });
            if (_entries.Count > MaxEntries)
            {
                _entries.Dequeue();
            }

            (int requests, int writes) = _services.GetValueOrDefault(entry.Service);
            _services[entry.Service] = (requests + 1, writes + (entry.Write ? 1 : 0));
            _operations[entry.Operation] = _operations.GetValueOrDefault(entry.Operation) + 1;
            _statuses[entry.Status] = _statuses.GetValueOrDefault(entry.Status) + 1;
            if (entry.Grant is not null)
            {
                _grants[entry.Grant] = _grants.GetValueOrDefault(entry.Grant) + 1;
            }

            if (entry.Fault is not null)
            {
                _faults[entry.Fault] = _faults.GetValueOrDefault(entry.Fault) + 1;
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _services.Clear();
            _operations.Clear();
            _grants.Clear();
            _statuses.Clear();
            _faults.Clear();
            _maxConcurrent = _concurrent;
        }
    }

    public JsonObject GetTotals()
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["requests"] = Requests,
                ["writes"] = Writes,
                ["services"] = new JsonObject(_services.Select(service => Pair(
                    service.Key,
                    new JsonObject { ["requests"] = service.Value.Requests, ["writes"] = service.Value.Writes }))),
                ["operations"] = Counts(_operations),
                ["grants"] = Counts(_grants),
                ["statuses"] = Counts(_statuses),
                ["faults"] = Counts(_faults),
                ["maxConcurrency"] = _maxConcurrent,
            };
        }
    }

    public IReadOnlyList<RequestLogEntry> GetLast(int count)
    {
        lock (_lock)
        {
            return [.. _entries.Skip(_entries.Count - count)];
        }
    }

    private static JsonObject Counts<TKey>(IEnumerable<KeyValuePair<TKey, int>> counts)
        where TKey : notnull
    {
        return new JsonObject(counts.Select(count => Pair(count.Key.ToString() ?? "", count.Value)));
    }

    private static KeyValuePair<string, JsonNode?> Pair(string key, JsonNode value)
    {
        return new KeyValuePair<string, JsonNode?>(key, value);
    }
}

/// <summary>One request in the log. A request for a token has its type of grant.</summary>
internal sealed record RequestLogEntry(
    long Number,
    DateTimeOffset At,
    string Service,
    string Method,
    string Target,
    string Operation,
    string? Grant,
    int Status,
    bool Write,
    string? Fault,
    double Milliseconds,
    string? Body);
