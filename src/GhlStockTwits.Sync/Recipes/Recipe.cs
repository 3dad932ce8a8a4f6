using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What a recipe file says: triggers, conditions, steps, and what holds for all of them.</summary>
internal sealed record Recipe
{
    public const string DefaultHandleField = "stocktwits_handle";

    public required string Name { get; init; }

    /// <summary>Changes when anything in the file does; an edited recipe starts silently.</summary>
    public required string Hash { get; init; }

    public string HandleField { get; init; } = DefaultHandleField;

    /// <summary>The custom field that must say yes before a person is mentioned; null: nobody ever is.</summary>
    public string? ConsentField { get; init; }

    public IReadOnlyList<AudienceRule> Audiences { get; init; } = [];

    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public PublishList Publish { get; init; } = new([]);

    public IReadOnlyList<SendStep> Steps { get; init; } = [];

    public Freshness Freshness { get; init; } = new();

    public Guards Guards { get; init; } = new();
}
