using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Runs;

/// <summary>What a state holds, in numbers.</summary>
public sealed record StateSummary
{
    /// <summary>Where it is: a path, or a schema of a database.</summary>
    public required string Place { get; init; }

    /// <summary>What tells it from every other state; null before its first run.</summary>
    public string? Id { get; init; }

    /// <summary>The location that it belongs to, for good.</summary>
    public string? LocationId { get; init; }

    /// <summary>The ID of the StockTwits account that it belongs to; null before a run with a token.</summary>
    public long? AccountId { get; init; }

    /// <summary>The version of its tables. An older one is upgraded by the next run.</summary>
    public long Version { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Since when it is suspended; null if it is not.</summary>
    public DateTimeOffset? SuspendedSince { get; init; }

    /// <summary>The number of its newest run; 0 for none.</summary>
    public long LastRun { get; init; }

    /// <summary>When the last run came to its end; null if none did.</summary>
    public DateTimeOffset? LastRunEndedAt { get; init; }

    /// <summary>The recipes that it knows.</summary>
    public IReadOnlyList<string> Recipes
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The number of records of contacts.</summary>
    public long Records { get; init; }

    /// <summary>The number of contacts that could not be read and are tried again.</summary>
    public long Unread { get; init; }

    /// <summary>The number of recorded changes, which are kept for 30 days.</summary>
    public long Changes { get; init; }

    /// <summary>The number of effects by status.</summary>
    public IReadOnlyDictionary<string, long> Effects
    {
        get;
        init => field = new ItemTable<long>(value);
    } = new ItemTable<long>([]);

    /// <inheritdoc/>
    public override string ToString() => Place;
}
