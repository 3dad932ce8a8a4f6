using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Decides which recipes may have effects: those that took part in every run before this one and were not edited since.
/// The others only record a baseline, until such a run comes to its end.
/// </summary>
internal static class RecipeActivation
{
    /// <summary>Decides for each recipe of a run.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="known">What the state knows of recipes, by name.</param>
    /// <param name="runId">The number of this run.</param>
    /// <param name="isFirstRun">Whether the state has no baseline of the contacts yet.</param>
    /// <param name="isRestored">Whether the state was restored and no run has come to its end since.</param>
    public static IReadOnlyList<RecipeDecision> Decide(
        IEnumerable<Recipe> recipes, IReadOnlyDictionary<string, KnownRecipe> known, long runId, bool isFirstRun,
        bool isRestored) =>
    [
        .. recipes.Select(recipe => known.TryGetValue(recipe.Name, out KnownRecipe? last)
            ? Decide(recipe, last, runId, isFirstRun, isRestored)
            : new RecipeDecision(recipe, IsActive: false, Reason: null)),
    ];

    private static RecipeDecision Decide(Recipe recipe, KnownRecipe last, long runId, bool isFirstRun, bool isRestored)
    {
        string? reason = isRestored ? "the state was restored from a backup"
            : last.Hash != recipe.Hash ? "the recipe was edited"
            : last.LastRun != runId - 1 ? $"the recipe did not take part in the runs after {last.LastRun}"
            : isFirstRun ? "the contacts have no baseline yet"
            : null;
        return new RecipeDecision(recipe, IsActive: reason is null, reason) { ActiveSince = last.ActiveSince };
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
}
