namespace GhlStockTwits.Sync.State;

/// <summary>Times in the state are milliseconds since 1970.</summary>
internal static class StateTime
{
    public static DateTimeOffset? From(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
