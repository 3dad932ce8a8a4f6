namespace GhlStockTwits.Api;

/// <summary>
/// A log of requests. A permit is taken before a request is sent and returns one window after its response came. The
/// service counted the request between the two, so that none of its windows, however they are aligned, can hold more
/// than the limit. Learns limit and window from the responses. See docs/decisions/0004-rate-limiter.md.
/// </summary>
public sealed class RateLimiter
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _start;
    private readonly long _startStamp;
    private readonly Queue<DateTimeOffset> _answered = new();
    private readonly Queue<(int Count, DateTimeOffset Back)> _others = new();
    private readonly Queue<TaskCompletionSource<RateLimitPermit?>> _waiting = new();
    private int _inFlight;
    private int _otherCount;
    private long _counted;
    private int _max;
    private TimeSpan _window;
    private int? _dailyRemaining;
    private int? _dailyLimit;
    private DateTimeOffset _pausedUntil;
    private ITimer? _timer;

    internal RateLimiter(int max, TimeSpan window, TimeProvider time)
    {
        _max = max;
        _window = window;
        _time = time;
        _start = time.GetUtcNow();
        _startStamp = time.GetTimestamp();
    }

    /// <summary>Requests allowed in one window, as last announced.</summary>
    public int Max => Read(() => _max);

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window => Read(() => _window);

    /// <summary>Requests left for the day, as last announced, or null if the service does not say.</summary>
    public int? DailyRemaining => Read(() => _dailyRemaining);

    /// <summary>The daily limit, as last announced, or null if the service does not say.</summary>
    public int? DailyLimit => Read(() => _dailyLimit);

    /// <summary>Requests that were sent and have no response yet.</summary>
    public int InFlight => Read(() => _inFlight);

    /// <inheritdoc/>
    public override string ToString() => $"{Available} of {Max} requests in {Window}";

    /// <summary>Requests that can be sent now without waiting.</summary>
    public int Available
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = Now;
                Expire(now);
                return now < _pausedUntil ? 0 : Math.Max(0, _max - Used);
            }
        }
    }

    /// <summary>Called when a permit is granted, so that the limiter is kept until it is idle again.</summary>
    internal Action? Granted { get; set; }

    /// <summary>Whether nothing is in flight, remembered or waiting, so that a new limiter would do the same.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = Now;
                Expire(now);
                return Used == 0 && _waiting.Count == 0 && now >= _pausedUntil;
            }
        }
    }

    /// <summary>How long a request would wait now if no other one were waiting.</summary>
    public TimeSpan WaitFor()
    {
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Expire(now);
            return IsAvailable(now) ? TimeSpan.Zero : NextAvailableAt(now) - now;
        }
    }

    /// <summary>
    /// Takes a permit, first come first served. Null if a pause began meanwhile: check <see cref="WaitFor"/> again.
    /// </summary>
    internal async Task<RateLimitPermit?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<RateLimitPermit?> turn;
        lock (_gate)
        {
            DateTimeOffset now = Now;
            Expire(now);
            if (_waiting.Count == 0 && IsAvailable(now))
            {
                return Grant();
            }

            turn = new TaskCompletionSource<RateLimitPermit?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            Schedule(now);
        }

        using CancellationTokenRegistration registration =
            cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        return await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Returns the permit of a request that has ended, with what its response said about the limit.</summary>
    internal void Release(RateLimitPermit permit, RateHeaders? answer)
    {
        lock (_gate)
        {
            DateTimeOffset now = Now;
            _inFlight--;
            _answered.Enqueue(now);
            Expire(now);
            if (answer is { } headers)
            {
                Learn(headers, permit, now);
            }

            GrantWaiting(now);
        }
    }

    /// <summary>Sends nothing for a while: the service said so with a 429.</summary>
    internal void PauseFor(TimeSpan pause)
    {
        lock (_gate)
        {
            PauseUntil(Now + (pause < RateHeaders.LongestTime ? pause : RateHeaders.LongestTime));
        }
    }

    private T Read<T>(Func<T> value)
    {
        lock (_gate)
        {
            return value();
        }
    }

    private void PauseUntil(DateTimeOffset until)
    {
        if (until <= _pausedUntil)
        {
            return;
        }

        _pausedUntil = until;
        while (_waiting.TryDequeue(out TaskCompletionSource<RateLimitPermit?>? turn))
        {
            turn.TrySetResult(null);
        }
    }

    /// <summary>The time at the start plus the time elapsed since: does not jump when the clock is set.</summary>
    private DateTimeOffset Now => _start + _time.GetElapsedTime(_startStamp);

    private int Used => _inFlight + _answered.Count + _otherCount;

    private bool IsAvailable(DateTimeOffset now) => now >= _pausedUntil && Used < _max;

    private void Expire(DateTimeOffset now)
    {
        while (_answered.TryPeek(out DateTimeOffset answered) && answered + _window <= now)
        {
            _answered.Dequeue();
        }

        while (_others.TryPeek(out (int Count, DateTimeOffset Back) others) && others.Back <= now)
        {
            _otherCount -= _others.Dequeue().Count;
        }
    }

    private RateLimitPermit Grant()
    {
        _inFlight++;
        _counted++;
        Granted?.Invoke();
        return new RateLimitPermit(Used, _counted);
    }

    private void Learn(RateHeaders headers, RateLimitPermit permit, DateTimeOffset now)
    {
        _max = headers.Max is > 0 ? headers.Max.Value : _max;
        _window = headers.Window ?? _window;
        _dailyRemaining = headers.DailyRemaining ?? _dailyRemaining;
        _dailyLimit = headers.DailyLimit ?? _dailyLimit;

        // The service can have counted what we knew when the request was sent and what was sent since. Whatever it
        // counts beyond that is another program's.
        long known = permit.Known + _counted - permit.Number;
        int others = headers.Remaining is { } remaining ? (int)Math.Min(_max - remaining - known, _max) : 0;
        if (others > 0)
        {
            _counted += others;
            _otherCount += others;
            _others.Enqueue((others, now + (headers.ResetIn ?? _window)));
        }

        if (headers.Remaining == 0 && headers.ResetIn is { } reset)
        {
            PauseFor(reset);
        }
    }

    private void GrantWaiting(DateTimeOffset now)
    {
        while (_waiting.Count > 0 && IsAvailable(now))
        {
            RateLimitPermit permit = Grant();
            if (!_waiting.Dequeue().TrySetResult(permit))
            {
                _inFlight--;
                _counted--;
            }
        }

        if (_waiting.Count > 0)
        {
            Schedule(now);
        }
    }

    private DateTimeOffset NextAvailableAt(DateTimeOffset now)
    {
        DateTimeOffset slot = now;
        if (Used >= _max)
        {
            DateTimeOffset ours = _answered.TryPeek(out DateTimeOffset answered) ? answered + _window : now + _window;
            slot = _others.TryPeek(out (int Count, DateTimeOffset Back) theirs) && theirs.Back < ours
                ? theirs.Back
                : ours;
        }

        return slot > _pausedUntil ? slot : _pausedUntil;
    }

    private void Schedule(DateTimeOffset now)
    {
        // Timers count whole milliseconds and may fire one early.
        TimeSpan due = NextAvailableAt(now) - now + TimeSpan.FromMilliseconds(1);
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
            GrantWaiting(now);
        }
    }
}

/// <summary>What the limiter knew when a request was sent, to tell afterwards which use was not ours.</summary>
/// <param name="Known">Requests that the service might still count then, this one included.</param>
/// <param name="Number">How many the limiter had ever counted by then.</param>
internal readonly record struct RateLimitPermit(int Known, long Number);
