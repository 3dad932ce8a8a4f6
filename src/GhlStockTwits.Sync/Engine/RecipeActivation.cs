using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Decides which recipes may have effects: those with a baseline that were not edited since. The others only record a
/// baseline, until such a run comes to its end. Each recipe has a baseline of its own, so recipes of one state may run
/// at different times: what other runs noticed meanwhile is in the log of changes.
/// </summary>
internal static class RecipeActivation
{
    /// <summary>Decides for each recipe of a run.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="known">What the state knows of recipes, by name.</param>
    /// <param name="forgotten">The number of the newest change that the log no longer has; 0 if none.</param>
    /// <param name="isFirstRun">Whether the state has no baseline of the contacts yet.</param>
    /// <param name="isRestored">Whether the state was restored and no run has come to its end since.</param>
    public static IReadOnlyList<RecipeDecision> Decide(
        IEnumerable<Recipe> recipes, IReadOnlyDictionary<string, KnownRecipe> known, long forgotten,
        bool isFirstRun, bool isRestored) =>
    [
        .. recipes.Select(recipe => known.TryGetValue(recipe.Name, out KnownRecipe? last)
            ? Decide(recipe, last, forgotten, isFirstRun, isRestored)
            : new RecipeDecision(recipe, IsActive: false, Reason: null)),
    ];

    private static RecipeDecision Decide(
        Recipe recipe, KnownRecipe last, long forgotten, bool isFirstRun, bool isRestored)
    {
        string? reason = isRestored ? "the state was restored from a backup"
            : last.Hash != recipe.Hash ? "the recipe was edited"
            : last.LastChange < forgotten
                ? "it last ran before the oldest recorded change"
            : isFirstRun ? "the contacts have no baseline yet"
            : null;
        return new RecipeDecision(recipe, IsActive: reason is null, reason)
        {
            ActiveSince = last.ActiveSince,
            LastChange = last.LastChange,
        };
    }
}

/// <summary>Whether a recipe may have effects in this run.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="IsActive">True if it may; false if it only records a baseline.</param>
/// <param name="Reason">Why it only records a baseline, or null if it is active or new to the state.</param>
internal sealed record RecipeDecision(Recipe Recipe, bool IsActive, string? Reason)
{
    /// <summary>
    /// The beginning of the run that recorded its baseline: what was last read before has no baseline.
    /// </summary>
    public DateTimeOffset ActiveSince { get; init; }

    /// <summary>The newest change in the log that the recipe was asked about.</summary>
    public long LastChange { get; init; }
}
