namespace GhlStockTwits.Api;

/// <summary>
/// Lets no more requests through than a service allows, also together with other connections, processes and programs.
/// A permit is taken before a request is sent and returns one window after its response came. The service counted the
/// request between the two, so that none of its windows, however they are aligned, can hold more than the limit.
/// Learns limit and window from the responses. See docs/decisions/0004-rate-limiter.md.
/// </summary>
public sealed class RateLimiter
{
    // When a slot is free is known, unless another process meanwhile learns of another limit or returns one unused.
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly RateLimitTable _own;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _start;
    private readonly long _startStamp;
    private readonly Queue<TaskCompletionSource<RateLimitPermit?>> _waiting = new();
    private volatile SharedPermits? _shared;
    private bool _wasKnown;
    private int _inFlight;
    private long _heldUntil;
    private ITimer? _timer;

    internal RateLimiter(int max, TimeSpan window, TimeProvider time)
        : this(new RateLimitTable(new long[RateLimitTable.Length], max, window), percent: 100, time)
    {
    }

    internal RateLimiter(RateLimitTable table, int percent, TimeProvider time)
    {
        _own = table;
        Percent = percent;
        _time = time;
        _start = time.GetUtcNow();
        _startStamp = time.GetTimestamp();
    }

    /// <summary>The percentage of the limits that is used at most.</summary>
    public int Percent { get; }

    /// <summary>Who keeps to the limits together.</summary>
    public RateLimitScope SharedBy => Known.SharedBy;

    /// <summary>Requests allowed in one window, as last announced.</summary>
    public int Max => Known.Max;

    /// <summary>Requests that this limiter lets through in one window.</summary>
    public int Share => Known.ShareOf(Percent);

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window => Known.Window;

    /// <summary>
    /// When the whole limit is available again if nothing is sent until then, or null if it is already.
    /// </summary>
    public DateTimeOffset? ResetAt
    {
        get
        {
            long now = Now;
            long reset = Known.ResetAt(now);
            return reset > now ? At(reset) : null;
        }
    }

    /// <summary>Requests left for the day, or null if the service did not say.</summary>
    public int? DailyRemaining => Known.DailyRemaining(Now);

    /// <summary>The daily limit, as last announced, or null if the service does not say.</summary>
    public int? DailyLimit => Known.DailyLimit;

    /// <summary>Requests that this limiter lets through in a day, or null if the service does not say.</summary>
    public long? DailyShare => Known.DailyShareOf(Percent);

    /// <summary>Requests left of <see cref="DailyShare"/>, or null if the service did not say.</summary>
    public long? DailyShareLeft => Known.DailyShareLeft(Percent, Now);

    /// <summary>When the daily limit resets, or null if the service did not say.</summary>
    public DateTimeOffset? DailyResetAt => Known.DailyResetAt(Now) is > 0 and long reset ? At(reset) : null;

    /// <summary>Requests that were sent from here and have no response yet.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _inFlight;
            }
        }
    }

    /// <summary>Requests that can be sent now without waiting.</summary>
    public int Available => Known.Available(Percent, Now);

    /// <inheritdoc/>
    public override string ToString() => $"{Available} of {Max} requests in {Window}";

    /// <summary>Why other processes do not share the limits although they should; null if they do.</summary>
    internal string? NotSharedBecause => Known.NotSharedBecause;

    /// <summary>What is known, to share it with limiters of the same allowance.</summary>
    internal RateLimitTable Table => _own;

    private RateLimitTable Known => _shared?.Table ?? _own;

    /// <summary>
    /// From now on takes all permits from a store that machines share. What was sent before counts as well. If it has a
    /// store already, it stays with that.
    /// </summary>
    internal void ShareThrough(IRateLimitStore store)
    {
        lock (_gate)
        {
            _shared ??= new SharedPermits(
                store, Key, _own, _own.CountTaken(Now), (Percent, _time), _gate, () => _waiting.Count, OnExchanged);
        }
    }

    /// <summary>What the service counts together.</summary>
    internal string Key { get; init; } = string.Empty;

    /// <summary>Called when a permit is granted, so that the limiter is kept until it is idle again.</summary>
    internal Action? Granted { get; set; }

    /// <summary>Whether nothing is in flight, remembered or waiting, so that a new limiter would do the same.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                long now = Now;
                return _waiting.Count == 0 && Known.CountTaken(now) == 0 && Known.HeldUntil(Percent, now) == 0;
            }
        }
    }

    /// <summary>How long a request would wait now if no other one were waiting.</summary>
    public TimeSpan WaitFor()
    {
        long now = Now;
        return TimeSpan.FromTicks(NextAvailableAt(now) - now);
    }

    /// <summary>How long nothing is sent because the day's share is used up.</summary>
    internal TimeSpan DailyWait()
    {
        long now = Now;
        return TimeSpan.FromTicks(Math.Max(0, Known.DayUsedUpUntil(Percent, now) - now));
    }

    /// <summary>
    /// Takes a permit, first come first served. Null if a pause began meanwhile or the day's share is used up: check
    /// <see cref="WaitFor"/> and <see cref="DailyWait"/> again.
    /// </summary>
    internal async Task<RateLimitPermit?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<RateLimitPermit?> turn;
        lock (_gate)
        {
            long now = Now;
            if (_waiting.Count == 0 && TryGrant(now) is { } permit)
            {
                return permit;
            }

            if (Known.DayUsedUpUntil(Percent, now) > 0)
            {
                return null;
            }

            if (_waiting.Count == 0)
            {
                _heldUntil = Known.HeldUntil(Percent, now);
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
            long now = Now;
            _inFlight--;
            if (permit.Shared is { } shared)
            {
                shared.Release(permit, answer);
            }
            else
            {
                if (answer is { } headers)
                {
                    _own.Learn(headers, permit, now);
                }

                _own.Release(permit, now);
            }

            GrantWaiting(now);
        }
    }

    /// <summary>Sends nothing for a while: the service said so with a 429.</summary>
    internal void PauseFor(TimeSpan pause)
    {
        lock (_gate)
        {
            long now = Now;
            TimeSpan believed = pause < RateHeaders.LongestTime ? pause : RateHeaders.LongestTime;
            if (_shared is { } shared)
            {
                shared.PauseUntil(now + believed.Ticks, now);
            }
            else
            {
                _own.PauseUntil(now + believed.Ticks, now);
            }

            GrantWaiting(now);
        }
    }

    /// <summary>
    /// The time at the start plus the time elapsed since, which does not jump when the clock is set; for several
    /// processes the clock, which they have in common, or that of the store that they share.
    /// </summary>
    private long Now => _shared?.Now
        ?? (_own.SharedBy == RateLimitScope.Machine
            ? _time.GetUtcNow().UtcTicks
            : (_start + _time.GetElapsedTime(_startStamp)).UtcTicks);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private RateLimitPermit? TryGrant(long now)
    {
        RateLimitPermit? permit = _shared is { } shared
            ? shared.TryTake(now) is { } granted ? granted with { Shared = shared } : null
            : _own.TryTake(Percent, now);
        if (permit is not null)
        {
            _inFlight++;
            Granted?.Invoke();
        }

        return permit;
    }

    private void GrantWaiting(long now)
    {
        if (Known.HeldUntil(Percent, now) is > 0 and long held && held != _heldUntil)
        {
            _heldUntil = held;
            EndWaiting(static turn => turn.TrySetResult(null));
        }

        while (_waiting.Count > 0 && TryGrant(now) is { } permit)
        {
            if (!_waiting.Dequeue().TrySetResult(permit))
            {
                _inFlight--;
                ReturnUnused(permit);
            }
        }

        if (_waiting.Count > 0)
        {
            Schedule(now);
        }
    }

    private void ReturnUnused(RateLimitPermit permit)
    {
        if (permit.Shared is { } shared)
        {
            shared.Return(permit);
        }
        else
        {
            _own.Return(permit);
        }
    }

    /// <summary>The store has answered, or it does not: then nothing may be sent, and who waits is told so.</summary>
    private void OnExchanged(GhlStockTwitsException? failure)
    {
        lock (_gate)
        {
            if (failure is null && !_wasKnown)
            {
                // What they wait for may take longer than they want to wait.
                _wasKnown = true;
                GrantWaiting(Now);
                EndWaiting(static turn => turn.TrySetResult(null));
            }
            else if (failure is null)
            {
                GrantWaiting(Now);
            }
            else
            {
                EndWaiting(turn => turn.TrySetException(failure));
            }
        }
    }

    private void EndWaiting(Action<TaskCompletionSource<RateLimitPermit?>> end)
    {
        while (_waiting.TryDequeue(out TaskCompletionSource<RateLimitPermit?>? turn))
        {
            end(turn);
        }
    }

    private long NextAvailableAt(long now) => Math.Max(Known.NextFree(Percent, now), Known.PausedUntil(now));

    private void Schedule(long now)
    {
        // Timers count whole milliseconds and may fire one early.
        TimeSpan due = TimeSpan.FromTicks(NextAvailableAt(now) - now) + TimeSpan.FromMilliseconds(1);
        due = due < s_poll ? due : s_poll;
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
            GrantWaiting(Now);
        }
    }
}

/// <summary>Who keeps to a limit together.</summary>
public enum RateLimitScope
{
    /// <summary>The connections of this process.</summary>
    Process,

    /// <summary>All processes that this user runs on this machine.</summary>
    Machine,

    /// <summary>All processes that use the same PostgreSQL database, on any machine.</summary>
    Database,
}
