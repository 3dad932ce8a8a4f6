using System.Numerics;
using System.Runtime.InteropServices;

namespace GhlStockTwits.Api;

/// <summary>
/// What is known of one allowance, in memory that limiters of several processes use at once: a header, and a slot for
/// each request of a window. A slot holds the time until which it is taken. Without locks, so that a process that ends
/// at any moment holds up no other. Times are UTC ticks. See docs/decisions/0004-rate-limiter.md.
/// </summary>
/// <remarks>
/// Nothing in the memory is believed that this type would not have written, so that a damaged file, or a clock that was
/// set back, stops no process for long.
/// </remarks>
/// <param name="memory">Zeros, or what other tables have written. <see cref="Length"/> long.</param>
/// <param name="max">The published number of requests in a window, until the service announces another.</param>
/// <param name="window">The published window, until the service announces another.</param>
internal sealed class RateLimitTable(Memory<long> memory, int max, TimeSpan window)
{
    /// <summary>How many numbers the memory holds.</summary>
    public const int Length = HeaderLength + RateHeaders.LargestCount;

    // With room for later fields.
    private const int HeaderLength = 16;

    // An attempt ends within 30 seconds. A process that died may have sent its requests at the end of that.
    private const long LongestAttempt = 30 * TimeSpan.TicksPerSecond;

    // A process may be held up between reading the clock and reading what others have written later.
    private const long LongestDelay = 30 * TimeSpan.TicksPerSecond;

    /// <summary>Who uses the memory.</summary>
    public RateLimitScope SharedBy { get; init; }

    /// <summary>Why the processes of the machine cannot share, although they should; null if they do.</summary>
    public string? NotSharedBecause { get; init; }

    /// <summary>Requests allowed in one window, as last announced.</summary>
    public int Max => Header.Max is > 0 and <= RateHeaders.LargestCount and long known ? (int)known : max;

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window => Header.Window is > 0 and <= RateHeaders.LongestTimeTicks and long known
        ? TimeSpan.FromTicks(known)
        : window;

    /// <summary>Requests allowed in a day, as last announced, or null if the service does not say.</summary>
    public int? DailyLimit => Header.DailyLimit is > 0 and <= int.MaxValue and long limit ? (int)limit : null;

    private ref Fields Header => ref MemoryMarshal.AsRef<Fields>(MemoryMarshal.AsBytes(memory.Span));

    private Span<long> Slots => memory.Span.Slice(HeaderLength, Max);

    /// <summary>A percentage of the requests of a window; at least one.</summary>
    public int ShareOf(int percent) => Math.Max(1, Max * percent / 100);

    /// <summary>A percentage of the requests of a day, or null if the service does not say.</summary>
    public long? DailyShareOf(int percent) => DailyLimit - DailyReserve(percent);

    /// <summary>How many requests the service may count in a window that contains this time.</summary>
    public int CountTaken(long now)
    {
        long latest = Latest(now);
        ReadOnlySpan<long> slots = Slots;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(slots);
        Vector<long> taken = Vector<long>.Zero;
        foreach (Vector<long> ends in vectors)
        {
            // A comparison that holds is -1.
            taken -= Vector.GreaterThan(ends, new Vector<long>(now))
                & Vector.LessThanOrEqual(ends, new Vector<long>(latest));
        }

        long count = Vector.Sum(taken);
        foreach (long end in slots[(vectors.Length * Vector<long>.Count)..])
        {
            count += end > now && end <= latest ? 1 : 0;
        }

        return (int)count;
    }

    /// <summary>Requests that can be sent now.</summary>
    public int Available(int percent, long now)
    {
        if (PausedUntil(now) > 0)
        {
            return 0;
        }

        int free = 0;
        long latest = Latest(now);
        foreach (long end in Share(percent))
        {
            free += end > now && end <= latest ? 0 : 1;
        }

        return (int)Math.Min(DailyShareLeft(percent, now) ?? free, free);
    }

    /// <summary>Takes a slot, unless the share of the window or the day is used up or a pause is on.</summary>
    /// <param name="percent">The share.</param>
    /// <param name="now">The time.</param>
    /// <param name="validity">How much later the request may be sent, in ticks.</param>
    public RateLimitPermit? TryTake(int percent, long now, long validity = 0)
    {
        if (HeldUntil(percent, now) > 0)
        {
            return null;
        }

        // The first free one, so that those beyond a share, or beyond a limit that turns out to be smaller, stay free.
        Span<long> slots = Share(percent);
        long end = now + validity + LongestAttempt + Window.Ticks;
        while (FindFree(slots, now) is >= 0 and int slot)
        {
            if (TryTake(ref slots[slot], end, now))
            {
                // In this order: what another process takes meanwhile is counted twice rather than not at all.
                long number = Interlocked.Increment(ref Header.Counted);
                return new RateLimitPermit(slot, end, CountTaken(now), number);
            }
        }

        return null;
    }

    /// <summary>
    /// Takes slots for requests that were sent elsewhere within a window, some of which may have no response yet.
    /// </summary>
    public void TakeForEarlier(int count, long now)
    {
        Interlocked.Add(ref Header.Counted, count);
        Occupy(count, now + LongestAttempt + Window.Ticks, now);
    }

    /// <summary>Returns the permit of a request that was not sent.</summary>
    public void Return(RateLimitPermit permit)
    {
        Interlocked.CompareExchange(ref memory.Span[HeaderLength + permit.Slot], 0, permit.End);
        Interlocked.Decrement(ref Header.Counted);
    }

    /// <summary>Returns the permit of a request that has ended: its slot is free after one window.</summary>
    public void Release(RateLimitPermit permit, long now)
    {
        long end = now + Window.Ticks;
        ref long slot = ref memory.Span[HeaderLength + permit.Slot];
        if (Interlocked.CompareExchange(ref slot, end, permit.End) != permit.End)
        {
            // The request took so long, on a computer that slept, that its slot went to another.
            Occupy(1, end, now);
        }
    }

    /// <summary>Takes in what a response says, and slots for requests that other programs made.</summary>
    public void Learn(RateHeaders headers, RateLimitPermit permit, long now)
    {
        // What a response does not say stays as another process may have learned it meanwhile.
        if (headers.Max is > 0)
        {
            Header.Max = headers.Max.Value;
        }

        if (headers.Window is { } announced)
        {
            Header.Window = announced.Ticks;
        }

        if (headers.DailyLimit is { } daily)
        {
            Header.DailyLimit = daily;
        }

        int others = headers.Remaining is { } remaining ? CountOthers(remaining, permit) : 0;
        if (others > 0)
        {
            TimeSpan back = headers.ResetIn < Window ? headers.ResetIn.Value : Window;
            Occupy(others, now + back.Ticks, now);
        }

        if (headers.DailyRemaining is { } left)
        {
            // The time last: it says that the others hold.
            Header.DailyEnd = permit.Number + others + left;
            Header.DailyResetAt = headers.DailyResetIn is { } reset ? now + reset.Ticks : 0;
            Volatile.Write(
                ref Header.DailyKnownUntil, now + (headers.DailyResetIn ?? RateHeaders.LongestTime).Ticks);
        }

        if (headers.Remaining == 0 && headers.ResetIn is { } pause)
        {
            PauseUntil(now + pause.Ticks, now);
        }
    }

    /// <summary>Until when the service asked for a pause; 0 if it did not.</summary>
    public long PausedUntil(long now)
    {
        long until = Volatile.Read(ref Header.PausedUntil);
        return until > now && until <= now + RateHeaders.LongestTimeTicks + LongestDelay ? until : 0;
    }

    /// <summary>Keeps all limiters from sending. A shorter pause does not shorten a longer one.</summary>
    public void PauseUntil(long until, long now)
    {
        long known;
        do
        {
            known = Volatile.Read(ref Header.PausedUntil);
        }
        while (until > PausedUntil(now)
            && Interlocked.CompareExchange(ref Header.PausedUntil, until, known) != known);
    }

    /// <summary>When a slot becomes free at the earliest, pauses aside; in the past if one is.</summary>
    public long NextFree(int percent, long now)
    {
        Span<long> slots = Share(percent);
        if (FindFree(slots, now) >= 0)
        {
            return now;
        }

        long next = now + Window.Ticks;
        foreach (long end in slots)
        {
            next = Math.Min(next, end);
        }

        // Another process may have returned a slot meanwhile.
        return Math.Max(next, now);
    }

    /// <summary>When the whole limit is available again if nothing is sent until then.</summary>
    public long ResetAt(long now)
    {
        long latest = Latest(now);
        long reset = Math.Max(now, PausedUntil(now));
        foreach (long end in Slots)
        {
            reset = Math.Max(reset, end > latest ? now : Math.Min(end, now + Window.Ticks));
        }

        return reset;
    }

    /// <summary>Requests left for the day, or null if nothing current is known.</summary>
    public int? DailyRemaining(long now) => IsDayKnown(now)
        ? (int)Math.Clamp(Header.DailyEnd - Volatile.Read(ref Header.Counted), 0, int.MaxValue)
        : null;

    /// <summary>When the daily limit resets; 0 if the service did not say.</summary>
    public long DailyResetAt(long now) =>
        IsDayKnown(now) && Header.DailyResetAt == Header.DailyKnownUntil ? Header.DailyResetAt : 0;

    /// <summary>
    /// Until when nothing may be sent because the day's share is used up; 0 if something may. Where the service does
    /// not say when the day ends, one request an hour may, to ask.
    /// </summary>
    public long DayUsedUpUntil(int percent, long now) =>
        DailyShareLeft(percent, now) == 0 ? Header.DailyKnownUntil : 0;

    /// <summary>Until when nothing may be sent, whether or not a slot is free; 0 if something may.</summary>
    public long HeldUntil(int percent, long now) => Math.Max(PausedUntil(now), DayUsedUpUntil(percent, now));

    /// <summary>Requests left of the day's share, or null if nothing current is known.</summary>
    public long? DailyShareLeft(int percent, long now) =>
        DailyRemaining(now) is { } left ? Math.Max(0, left - DailyReserve(percent)) : null;

    /// <summary>
    /// How many requests the service counted that are not ours. It can have counted what we knew when the request was
    /// sent, and what was sent since.
    /// </summary>
    private int CountOthers(int remaining, RateLimitPermit permit)
    {
        while (true)
        {
            long counted = Volatile.Read(ref Header.Counted);
            long ours = permit.Known + counted - permit.Number;
            int others = (int)Math.Clamp(Max - remaining - ours, 0, Max);

            // Added at once, so that no other response adds the same ones.
            if (others == 0
                || Interlocked.CompareExchange(ref Header.Counted, counted + others, counted) == counted)
            {
                return others;
            }
        }
    }

    /// <summary>Takes free slots, the last ones first, so that each connection keeps its share.</summary>
    private void Occupy(int count, long until, long now)
    {
        Span<long> slots = Slots;
        while (count > 0 && slots.LastIndexOfAnyExceptInRange(now + 1, Latest(now)) is >= 0 and int slot)
        {
            count -= TryTake(ref slots[slot], until, now) ? 1 : 0;
            slots = slots[..slot];
        }
    }

    private long DailyReserve(int percent) => (long)(DailyLimit ?? 0) * (100 - percent) / 100;

    private bool TryTake(ref long slot, long until, long now)
    {
        long end = Volatile.Read(ref slot);
        return (end <= now || end > Latest(now)) && Interlocked.CompareExchange(ref slot, until, end) == end;
    }

    private int FindFree(Span<long> slots, long now) => slots.IndexOfAnyExceptInRange(now + 1, Latest(now));

    private Span<long> Share(int percent) => Slots[..ShareOf(percent)];

    /// <summary>The latest time until which a slot can be taken.</summary>
    private long Latest(long now) =>
        now + LongestAttempt + LongestDelay + Math.Max(Window.Ticks, window.Ticks);

    private bool IsDayKnown(long now) =>
        Volatile.Read(ref Header.DailyKnownUntil) is var until
        && until > now && until <= now + TimeSpan.TicksPerDay + LongestDelay;

    [StructLayout(LayoutKind.Sequential, Size = HeaderLength * sizeof(long))]
    private struct Fields
    {
        public long Max;
        public long Window;
        public long PausedUntil;

        /// <summary>How many requests were ever counted, those of other programs included.</summary>
        public long Counted;

        public long DailyLimit;

        /// <summary>The number of the last request that the day allows.</summary>
        public long DailyEnd;

        public long DailyKnownUntil;
        public long DailyResetAt;
    }
}

/// <summary>
/// A taken slot, and what was known when it was taken, to tell afterwards which requests were not ours.
/// </summary>
/// <param name="Slot">The index of the slot.</param>
/// <param name="End">Until when it is taken if the request never ends.</param>
/// <param name="Known">Requests that the service might still count then, this one included.</param>
/// <param name="Number">How many had ever been counted by then.</param>
internal readonly record struct RateLimitPermit(int Slot, long End, int Known, long Number)
{
    /// <summary>What granted it, if machines share the allowance; null for this one's memory.</summary>
    public SharedPermits? Shared { get; init; }
}
