namespace GhlStockTwits.Api;

/// <summary>
/// A log of requests: a slot is taken before a request leaves and comes back one window after its answer arrived. The service
/// counted the request somewhere between the two, so no window of the service's, however it is aligned, can hold more than the
/// allowance. Learns allowance and window from the answers. See docs/decisions/0004-rate-limiter.md.
/// </summary>
public sealed class RateLimiter
{
    // Longer pauses are not believed: a slip of the service must not shut this process out for the rest of its life.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _start;
    private readonly long _startStamp;
    private readonly Queue<DateTimeOffset> _returning = new();
    private readonly Queue<DateTimeOffset> _others = new();
    private readonly Queue<TaskCompletionSource<Departure?>> _waiting = new();
    private long _counted;
    private DateTimeOffset _closedUntil;
    private ITimer? _timer;

    internal RateLimiter(int max, TimeSpan window, TimeProvider time)
    {
        Max = max;
        Window = window;
        _time = time;
        _start = time.GetUtcNow();
        _startStamp = time.GetTimestamp();
    }

    /// <summary>Requests allowed in one window, as last announced.</summary>
    public int Max { get; private set; }

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window { get; private set; }

    /// <summary>What the service last said is left of the day; null where it does not say.</summary>
    public int? DailyRemaining { get; private set; }

    /// <summary>The day's allowance as announced; null where it is not.</summary>
    public int? DailyLimit { get; private set; }

    /// <summary>Requests that have left and are not answered yet.</summary>
    public int Underway { get; private set; }

    /// <summary>Requests that could leave now without waiting.</summary>
    public int Free
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = Now;
                Expire(now);
                return now < _closedUntil ? 0 : Math.Max(0, Max - Used);
            }
        }
    }

    /// <summary>How long a request that came now would wait for a slot, if nobody else were waiting.</summary>
    public TimeSpan WaitFor()
    {
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Expire(now);
            return IsOpen(now) ? TimeSpan.Zero : NextOpening(now) - now;
        }
    }

    /// <summary>Takes a slot, in the order of asking. Null when the service closed meanwhile: look at <see cref="WaitFor"/> anew.</summary>
    internal async Task<Departure?> TryAcquireAsync(CancellationToken stop)
    {
        TaskCompletionSource<Departure?> turn;
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Expire(now);
            if (_waiting.Count == 0 && IsOpen(now))
            {
                return Depart();
            }

            turn = new TaskCompletionSource<Departure?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            Schedule(now);
        }

        using CancellationTokenRegistration registration = stop.Register(() => turn.TrySetCanceled(stop));
        return await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Notes that a request was answered, or never will be, and what the answer said of the limit.</summary>
    internal void Release(Departure departure, RateHeaders? answer)
    {
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Underway--;
            _returning.Enqueue(now);
            Expire(now);
            if (answer is { } headers)
            {
                Learn(headers, departure, now);
            }

            Serve(now);
        }
    }

    /// <summary>Lets nothing leave for a while: the service said so with a 429.</summary>
    internal void Close(TimeSpan pause)
    {
        lock (_gate)
        {
            CloseUntil(Now + (pause < s_longestPause ? pause : s_longestPause));
        }
    }

    private void CloseUntil(DateTimeOffset until)
    {
        if (until <= _closedUntil)
        {
            return;
        }

        _closedUntil = until;
        while (_waiting.TryDequeue(out TaskCompletionSource<Departure?>? turn))
        {
            turn.TrySetResult(null);
        }
    }

    /// <summary>The wall clock as it was at the start plus the time run since: does not jump when the clock is set.</summary>
    private DateTimeOffset Now => _start + _time.GetElapsedTime(_startStamp);

    private int Used => Underway + _returning.Count + _others.Count;

    private bool IsOpen(DateTimeOffset now) => now >= _closedUntil && Used < Max;

    private void Expire(DateTimeOffset now)
    {
        while (_returning.TryPeek(out DateTimeOffset answered) && answered + Window <= now)
        {
            _returning.Dequeue();
        }

        while (_others.TryPeek(out DateTimeOffset back) && back <= now)
        {
            _others.Dequeue();
        }
    }

    private Departure Depart()
    {
        Underway++;
        _counted++;
        return new Departure(Used, _counted);
    }

    private void Learn(RateHeaders headers, Departure departure, DateTimeOffset now)
    {
        Max = headers.Max is > 0 ? headers.Max.Value : Max;
        Window = headers.Window ?? Window;
        DailyRemaining = headers.DailyRemaining ?? DailyRemaining;
        DailyLimit = headers.DailyLimit ?? DailyLimit;

        // Of what we knew when the request left and what left since, the service can have counted all but nothing more: whatever
        // it counts beyond is another program's.
        long known = departure.Known + _counted - departure.Number;
        long others = headers.Remaining is { } remaining ? Max - remaining - known : 0;
        for (; others > 0; others--)
        {
            _counted++;
            _others.Enqueue(now + (headers.ResetIn ?? Window));
        }

        if (headers.Remaining == 0 && headers.ResetIn is { } reset)
        {
            Close(reset);
        }
    }

    private void Serve(DateTimeOffset now)
    {
        while (_waiting.Count > 0 && IsOpen(now))
        {
            Departure departure = Depart();
            if (!_waiting.Dequeue().TrySetResult(departure))
            {
                Underway--;
                _counted--;
            }
        }

        if (_waiting.Count > 0)
        {
            Schedule(now);
        }
    }

    private DateTimeOffset NextOpening(DateTimeOffset now)
    {
        DateTimeOffset slot = now;
        if (Used >= Max)
        {
            DateTimeOffset ours = _returning.TryPeek(out DateTimeOffset answered) ? answered + Window : now + Window;
            slot = _others.TryPeek(out DateTimeOffset theirs) && theirs < ours ? theirs : ours;
        }

        return slot > _closedUntil ? slot : _closedUntil;
    }

    private void Schedule(DateTimeOffset now)
    {
        // Timers count whole milliseconds and may come one early.
        TimeSpan due = NextOpening(now) - now + TimeSpan.FromMilliseconds(1);
        if (_timer is null)
        {
            _timer = _time.CreateTimer(_ => OnTimer(), null, due, Timeout.InfiniteTimeSpan);
            return;
        }

        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Expire(now);
            Serve(now);
        }
    }
}
