using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Decides what a failed read means for the others: one contact must not stop a run.</summary>
internal static class ReadFailure
{
    /// <summary>
    /// Whether a read may have failed because of what was read. Otherwise every other read would fail, too.
    /// </summary>
    public static bool IsOfOne(ApiException failure) =>
        !failure.Kind.StopsPipeline
        && !failure.Kind.IsOneOf(ApiErrorKind.ConnectionFailed, ApiErrorKind.ProxyFailed, ApiErrorKind.RateLimited);

    /// <summary>Whether the same read can succeed in a later run without any change.</summary>
    public static bool CanWait(ApiException failure) => !failure.Kind.StopsPipeline;
}

/// <summary>Counts failures in a row: after several contacts, it is not the contacts.</summary>
internal sealed class Streak
{
    private const int Most = 5;

    private int _failures;
    private bool _hasSucceeded;

    /// <summary>Whether nothing more should be tried.</summary>
    public bool IsOver => _failures >= Most;

    /// <summary>
    /// How many may be tried at once: no more than may fail, unless the last one succeeded.
    /// </summary>
    /// <param name="most">How many may be tried at once while all succeed.</param>
    public int Room(int most) =>
        _failures == 0 && _hasSucceeded ? most : Math.Min(most, Math.Max(0, Most - _failures));

    /// <summary>Counts a failure; one that is not because of what was asked for ends all.</summary>
    public void Add(ApiException failure)
    {
        if (ReadFailure.IsOfOne(failure))
        {
            Add(succeeded: false);
        }
        else
        {
            _failures = Most;
        }
    }

    /// <summary>Counts a result.</summary>
    public void Add(bool succeeded)
    {
        _hasSucceeded |= succeeded;
        _failures = succeeded ? 0 : _failures + 1;
    }
}
