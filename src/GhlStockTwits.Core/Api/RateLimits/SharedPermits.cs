namespace GhlStockTwits.Api;

/// <summary>
/// The permits that a limiter has of an allowance which machines share through a store. It takes several at once for
/// who waits and, if there are many calls, a few ahead; it returns those that ended together. All permits come from the
/// store, so nothing is sent that it did not grant. See docs/decisions/0032-limits-through-a-database.md.
/// </summary>
/// <remarks>Its members are called while the limiter's gate is held.</remarks>
internal sealed class SharedPermits
{
    // A permit that took longer to arrive is not used.
    private static readonly TimeSpan s_longestExchange = TimeSpan.FromSeconds(10);

    private readonly IRateLimitStore _store;
    private readonly string _name;
    private readonly int _percent;
    private readonly TimeProvider _time;
    private readonly object _gate;
    private readonly Func<int> _waiting;
    private readonly Action<GhlStockTwitsException?> _exchanged;
    private readonly long[] _known = new long[RateLimitTable.Length];
    private readonly long[] _memory = new long[RateLimitTable.Length];
    private readonly RateLimitTable _changing;
    private readonly Queue<Reserved> _reserve = new();
    private List<(RateLimitPermit Permit, RateHeaders? Headers)> _ended = [];
    private List<RateLimitPermit> _unused = [];
    private int _sentBefore;
    private long _pausedUntil;
    private int _used;
    private bool _isExchanging;
    private bool _gaveNothing;
    private bool _isKnown;
    private long _clock;
    private long _clockStamp;
    private ITimer? _timer;
    private long? _due;

    /// <param name="store">Where the allowance is shared.</param>
    /// <param name="key">What the service counts together.</param>
    /// <param name="known">What is known without the store.</param>
    /// <param name="sentBefore">Requests that the service may still count.</param>
    /// <param name="limiter">The percentage and the clock of the limiter.</param>
    /// <param name="gate">The limiter's gate.</param>
    /// <param name="waiting">How many callers wait.</param>
    /// <param name="exchanged">Called without the gate when something became known, or why it did not.</param>
    public SharedPermits(
        IRateLimitStore store, string key, RateLimitTable known, int sentBefore,
        (int Percent, TimeProvider Time) limiter, object gate, Func<int> waiting,
        Action<GhlStockTwitsException?> exchanged)
    {
        _store = store;
        _name = RateLimitName.Of(key);
        (_percent, _time) = limiter;
        _sentBefore = sentBefore;
        _gate = gate;
        _waiting = waiting;
        _exchanged = exchanged;
        Table = new RateLimitTable(_known, known.Max, known.Window) { SharedBy = RateLimitScope.Database };
        _changing = new RateLimitTable(_memory, known.Max, known.Window);
        _clock = _time.GetUtcNow().UtcTicks;
        _clockStamp = _time.GetTimestamp();
    }

    /// <summary>What was last known; to wait and to show.</summary>
    public RateLimitTable Table { get; }

    /// <summary>The time of the store's clock.</summary>
    public long Now => _clock + _time.GetElapsedTime(_clockStamp).Ticks;

    /// <summary>How long permits are kept in reserve.</summary>
    private TimeSpan Validity => Min(TimeSpan.FromSeconds(1), Table.Window / 10);

    /// <summary>How long ended requests are collected, which their slots are taken longer.</summary>
    private TimeSpan Pace => Min(TimeSpan.FromMilliseconds(100), Table.Window / 100);

    /// <summary>Takes a permit that was granted already, or asks for some.</summary>
    public RateLimitPermit? TryTake(long now)
    {
        RateLimitPermit? permit = null;
        while (permit is null && _reserve.TryDequeue(out Reserved? one))
        {
            if (_time.GetTimestamp() <= one.UsableUntil && Table.HeldUntil(_percent, now) == 0)
            {
                permit = one.Permit;
                _used++;
            }
            else
            {
                _unused.Add(one.Permit);
            }
        }

        if (_reserve.Count == 0)
        {
            Ask(now);
        }

        return permit;
    }

    /// <summary>Returns the permit of a request that was not sent.</summary>
    public void Return(RateLimitPermit permit)
    {
        _unused.Add(permit);
        Schedule(Pace);
    }

    /// <summary>Returns the permit of a request that has ended.</summary>
    public void Release(RateLimitPermit permit, RateHeaders? headers)
    {
        _ended.Add((permit, headers));
        Schedule(Pace);
    }

    /// <summary>Keeps all limiters from sending.</summary>
    public void PauseUntil(long until, long now)
    {
        _pausedUntil = Math.Max(_pausedUntil, until);
        Table.PauseUntil(until, now);
        Schedule(TimeSpan.Zero);
    }

    private void Ask(long now)
    {
        bool isFree = Table.HeldUntil(_percent, now) == 0 && Table.NextFree(_percent, now) <= now;
        if (!_isKnown || isFree || _time.GetElapsedTime(_clockStamp) > Validity)
        {
            // What looked free may have gone to others, and what looked taken may have come back unused.
            TimeSpan since = _time.GetElapsedTime(_clockStamp);
            Schedule(_gaveNothing && since < Pace / 2 ? (Pace / 2) - since : TimeSpan.Zero);
        }
    }

    private void Schedule(TimeSpan delay)
    {
        long due = _time.GetTimestamp() + ToStamps(delay);
        if (_isExchanging || _due <= due)
        {
            return;
        }

        _due = due;
        _timer ??= _time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_isExchanging)
            {
                return;
            }

            _isExchanging = true;
            _due = null;
        }

        _ = ExchangeAsync();
    }

    private async Task ExchangeAsync()
    {
        long start = _time.GetTimestamp();
        long seen = start;
        long now = 0;
        SharedExchange? exchange = null;
        List<RateLimitPermit> taken = [];
        GhlStockTwitsException? error = null;
        try
        {
            await _store.ChangeAsync(_name, _memory, at =>
            {
                // As late as possible, for all who wait by now.
                exchange ??= Collect();
                taken = exchange.Apply(_changing, _percent, at);
                (now, seen) = (at, _time.GetTimestamp());
            }).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException failure)
        {
            error = failure;
        }

        lock (_gate)
        {
            _isExchanging = false;
            if (error is null)
            {
                (_clock, _clockStamp) = (now, seen);
                Publish(exchange!, taken, start);
            }
            else if (exchange is not null)
            {
                // Permits come back by time; what others have to know is told again.
                _sentBefore += exchange.SentBefore;
                _pausedUntil = Math.Max(_pausedUntil, exchange.Pause > 0 ? Now + exchange.Pause : 0);
            }

            Continue();
        }

        _exchanged(error);
    }

    private SharedExchange Collect()
    {
        lock (_gate)
        {
            long stamp = _time.GetTimestamp();
            while (_reserve.TryPeek(out Reserved? oldest) && oldest.KeptUntil <= stamp)
            {
                _unused.Add(_reserve.Dequeue().Permit);
            }

            int missing = _waiting() - _reserve.Count;
            SharedExchange exchange = new()
            {
                Ended = _ended,
                Unused = _unused,
                SentBefore = _sentBefore,
                Pause = Math.Max(0, _pausedUntil - Now),
                Wanted = Math.Max(0, missing),

                // Who calls one after the other gets more at once as long as it uses them.
                Ahead = (2 * _used) + Math.Min(0, missing),
                Validity = Validity,
                Delay = s_longestExchange,
            };
            (_ended, _unused, _sentBefore, _pausedUntil, _used) = ([], [], 0, 0, 0);
            return exchange;
        }
    }

    private void Publish(SharedExchange exchange, List<RateLimitPermit> taken, long start)
    {
        _isKnown = true;
        _gaveNothing = exchange.Wanted > 0 && taken.Count == 0;
        _memory.CopyTo(_known, 0);
        Table.PauseUntil(_pausedUntil, Now);
        long kept = _time.GetTimestamp() + ToStamps(Validity);
        long usable = start + ToStamps(Validity + s_longestExchange);
        foreach (RateLimitPermit permit in taken)
        {
            _reserve.Enqueue(new Reserved(permit, kept, usable));
        }
    }

    /// <summary>Exchanges again for what came meanwhile, and to return what is not used.</summary>
    private void Continue()
    {
        if (_ended.Count > 0 || _unused.Count > 0 || _pausedUntil > 0)
        {
            Schedule(Pace);
        }
        else if (_reserve.Count > 0)
        {
            Schedule(Validity + Pace);
        }
    }

    private long ToStamps(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <param name="Permit">The permit.</param>
    /// <param name="KeptUntil">When it is returned unused.</param>
    /// <param name="UsableUntil">When it must have been used.</param>
    private sealed record Reserved(RateLimitPermit Permit, long KeptUntil, long UsableUntil);
}
