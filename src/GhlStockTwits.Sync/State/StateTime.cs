namespace GhlStockTwits.Sync.State;

/// <summary>Times in the state are milliseconds since 1970.</summary>
internal static class StateTime
{
    /// <summary>A time, in this machine's offset.</summary>
    public static DateTimeOffset From(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToLocalTime();

    public static DateTimeOffset? From(long? milliseconds) =>
        milliseconds is { } value ? From(value) : null;
}
