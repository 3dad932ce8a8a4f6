namespace GhlStockTwits.Api;

/// <summary>What a limiter tells the others that share an allowance, and what it wants, in one go.</summary>
internal sealed record SharedExchange
{
    /// <summary>Requests that have ended, with what their responses said.</summary>
    public IReadOnlyList<(RateLimitPermit Permit, RateHeaders? Headers)> Ended { get; init; } = [];

    /// <summary>Permits of requests that were not sent.</summary>
    public IReadOnlyList<RateLimitPermit> Unused { get; init; } = [];

    /// <summary>Requests that were sent before the allowance was shared.</summary>
    public int SentBefore { get; init; }

    /// <summary>How long nothing is to be sent from now on, in ticks; 0 for no pause.</summary>
    public long Pause { get; init; }

    /// <summary>How many permits are wanted by who waits.</summary>
    public int Wanted { get; init; }

    /// <summary>How many more would soon be used.</summary>
    public int Ahead { get; init; }

    /// <summary>How long a permit is kept before it is used or returned.</summary>
    public TimeSpan Validity { get; init; }

    /// <summary>How much longer a permit may have taken to arrive.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Does all of it, and takes the permits that are free, up to those wanted.</summary>
    /// <param name="table">What is known, by all that was exchanged before.</param>
    /// <param name="percent">The share of the limits to take from.</param>
    /// <param name="now">The time of the clock that all have in common.</param>
    public List<RateLimitPermit> Apply(RateLimitTable table, int percent, long now)
    {
        if (SentBefore > 0)
        {
            table.TakeForEarlier(SentBefore, now);
        }

        foreach ((RateLimitPermit permit, RateHeaders? headers) in Ended)
        {
            if (headers is { } known)
            {
                table.Learn(known, permit, now);
            }

            table.Release(permit, now);
        }

        foreach (RateLimitPermit permit in Unused)
        {
            table.Return(permit);
        }

        if (Pause > 0)
        {
            table.PauseUntil(now + Pause, now);
        }

        List<RateLimitPermit> taken = [];
        Take(Wanted);
        Take(Math.Min(Ahead, MostAhead(
            table.Available(percent, now), table.ShareOf(percent), table.Window, Validity)));
        return taken;

        void Take(int count)
        {
            for (; count > 0 && table.TryTake(percent, now, (Validity + Delay).Ticks) is { } permit; count--)
            {
                taken.Add(permit);
            }
        }
    }

    /// <summary>
    /// How many permits to take ahead at most: what the limit allows in the time in which they must be used, and no
    /// more than a quarter of what is free, so that no other machine waits for them. Of a limit by the hour that is
    /// nothing, so that a process that ends takes nothing with it.
    /// </summary>
    /// <param name="available">The permits that are free.</param>
    /// <param name="share">Requests that this limiter may send in a window.</param>
    /// <param name="window">The window.</param>
    /// <param name="validity">How long a permit is kept.</param>
    public static int MostAhead(int available, int share, TimeSpan window, TimeSpan validity) =>
        (int)Math.Min(available / 4, share * validity / window);
}
