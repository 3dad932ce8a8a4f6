using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Counts what came, and keeps the last of it.</summary>
internal sealed class RequestLog
{
    private const int Kept = 1000;

    private readonly object _lock = new();
    private readonly Queue<RequestLogEntry> _last = new();
    private readonly Dictionary<string, (int Requests, int Writes)> _services = [];
    private readonly SortedDictionary<string, int> _operations = new(StringComparer.Ordinal);
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

    public void Enter()
    {
        lock (_lock)
        {
            _maxConcurrent = Math.Max(_maxConcurrent, ++_concurrent);
        }
    }

    public void Leave(RequestLogEntry record)
    {
        lock (_lock)
        {
            _concurrent--;
            _last.Enqueue(record with { Number = ++_lastNumber });
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }

            (int requests, int writes) = _services.GetValueOrDefault(record.Service);
            _services[record.Service] = (requests + 1, writes + (record.Write ? 1 : 0));
            _operations[record.Operation] = _operations.GetValueOrDefault(record.Operation) + 1;
            _statuses[record.Status] = _statuses.GetValueOrDefault(record.Status) + 1;
            if (record.Fault is not null)
            {
                _faults[record.Fault] = _faults.GetValueOrDefault(record.Fault) + 1;
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _last.Clear();
            _services.Clear();
            _operations.Clear();
            _statuses.Clear();
            _faults.Clear();
            _maxConcurrent = _concurrent;
        }
    }

    public JsonObject Totals()
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
                ["statuses"] = Counts(_statuses),
                ["faults"] = Counts(_faults),
                ["maxConcurrency"] = _maxConcurrent,
            };
        }
    }

    public IReadOnlyList<RequestLogEntry> Last(int count)
    {
        lock (_lock)
        {
            return [.. _last.Skip(_last.Count - count)];
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

/// <summary>One request as the log keeps it.</summary>
internal sealed record RequestLogEntry(
    long Number,
    DateTimeOffset At,
    string Service,
    string Method,
    string Target,
    string Operation,
    int Status,
    bool Write,
    string? Fault,
    double Milliseconds,
    string? Body);
