namespace GhlStockTwits.Api;

/// <summary>How fast a count grows, and how long the rest of it takes.</summary>
/// <param name="time">The clock.</param>
internal sealed class ProgressRate(TimeProvider time)
{
    // Before that, a rate says more about the first response than about the work.
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(2);

    private string? _what;
    private long _since;
    private int _first;
    private int _last;

    /// <summary>The number in each second, or null while that is not known.</summary>
    public double? PerSecond { get; private set; }

    /// <summary>Notes how much is done by now. Another kind of work, or a smaller number, begins anew.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="done">How many are done.</param>
    public void Observe(string what, int done)
    {
        if (_what != what || done < _last)
        {
            (_what, _since, _first) = (what, time.GetTimestamp(), done);
        }

        _last = done;
        TimeSpan elapsed = time.GetElapsedTime(_since);
        PerSecond = elapsed >= s_leastTime && done > _first ? (done - _first) / elapsed.TotalSeconds : null;
    }

    /// <summary>How long the rest takes at this rate, or null if that is not known.</summary>
    /// <param name="total">How many there are.</param>
    public TimeSpan? Left(int total) =>
        PerSecond is { } rate ? TimeSpan.FromSeconds(Math.Max(0, total - _last) / rate) : null;
}
