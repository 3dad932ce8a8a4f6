namespace GhlStockTwits.Sync.Runs;

/// <summary>The history of a run as the state keeps it.</summary>
internal sealed record RunDetails
{
    public DateTimeOffset EndedAt { get; init; }

    public string? ErrorId { get; init; }

    public IReadOnlyList<string> Recipes { get; init; } = [];

    public IReadOnlyList<string> Baselines { get; init; } = [];

    public IReadOnlyDictionary<string, long> Changes { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<RunEffect> Effects { get; init; } = [];

    public IReadOnlyList<string> Explanations { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
