using System.Collections.Concurrent;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>What a listener received and refused.</summary>
/// <param name="clock">The clock.</param>
internal sealed class ReceiverCounters(TimeProvider clock)
{
    // More than HighLevel will ever add.
    private const int MostTypes = 100;

    private readonly ConcurrentDictionary<string, long> _refused = new();
    private readonly ConcurrentDictionary<string, bool> _unknownTypes = new();
    private long _received;
    private long _lastReceived;

    /// <summary>How many deliveries were stored, those that were known among them.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>When the last one was stored, or null if none was.</summary>
    public DateTimeOffset? LastReceivedAt => Interlocked.Read(ref _lastReceived) is > 0 and long ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The refused and the received of the last hour.</summary>
    public RefusalShare LastHour { get; } = new();

    /// <summary>How many requests were refused, by reason.</summary>
    public Dictionary<string, long> Refused => new(_refused);

    /// <summary>What is called for the first delivery of each type that is not known.</summary>
    public event Action<string>? UnknownType;

    public void Receive(IncomingDelivery delivery)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Interlocked.Increment(ref _received);
        Interlocked.Exchange(ref _lastReceived, now.Ticks);
        LastHour.Add(now, isRefused: false);
        if (delivery is { IsVerified: true, Event: null } && _unknownTypes.Count < MostTypes
            && _unknownTypes.TryAdd(delivery.Type, true))
        {
            UnknownType?.Invoke(delivery.Type);
        }
    }

    public void Refuse(string reason)
    {
        _refused.AddOrUpdate(reason, 1, static (_, count) => count + 1);
        LastHour.Add(clock.GetUtcNow(), isRefused: true);
    }
}

/// <summary>How many of the requests of the last hour were refused, counted by the minute.</summary>
internal sealed class RefusalShare
{
    /// <summary>Fewer refused requests than this say nothing.</summary>
    public const int Fewest = 20;

    private const int Minutes = 60;

    private readonly long[] _minutes = new long[Minutes];
    private readonly long[] _refused = new long[Minutes];
    private readonly long[] _all = new long[Minutes];
    private readonly object _lock = new();

    public void Add(DateTimeOffset now, bool isRefused)
    {
        long minute = MinuteOf(now);
        long slot = minute % Minutes;
        lock (_lock)
        {
            if (_minutes[slot] != minute)
            {
                (_minutes[slot], _refused[slot], _all[slot]) = (minute, 0, 0);
            }

            _all[slot]++;
            _refused[slot] += isRefused ? 1 : 0;
        }
    }

    /// <summary>Whether more than a tenth was refused.</summary>
    public bool IsHigh(DateTimeOffset now)
    {
        lock (_lock)
        {
            long since = MinuteOf(now) - Minutes;
            long refused = 0;
            long all = 0;
            for (int i = 0; i < Minutes; i++)
            {
                bool isRecent = _minutes[i] > since;
                refused += isRecent ? _refused[i] : 0;
                all += isRecent ? _all[i] : 0;
            }

            return refused >= Fewest && refused * 10 > all;
        }
    }

    private static long MinuteOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / 60;
}
