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

    /// <summary>Counts a result; false if nothing more should be tried.</summary>
    public bool Add(bool succeeded)
    {
        _failures = succeeded ? 0 : _failures + 1;
        return _failures < Most;
    }
}
