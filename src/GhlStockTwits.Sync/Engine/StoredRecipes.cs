using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Recipes that are kept in the state of a location. A new or replaced one is disabled until it is enabled; its first
/// run then records a baseline, so that nothing that changed meanwhile has effects.
/// </summary>
internal static class StoredRecipes
{
    /// <summary>Stores a recipe, disabled.</summary>
    /// <param name="store">The state.</param>
    /// <param name="text">Its text, whose name it has.</param>
    /// <param name="source">What it was made from.</param>
    /// <param name="replaces">Whether one with its name is replaced.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="GhlStockTwitsException">It has a mistake, or there is one with its name.</exception>
    public static async Task<StoredRecipe> AddAsync(
        IStateStore store, string text, string source, bool replaces, DateTimeOffset now)
    {
        Recipe recipe = RecipeReader.Parse(source, text);
        StoredRecipe added = new(recipe.Name, IsEnabled: false, source, now, text);
        await store.TransactAsync(async () =>
        {
            if (await store.Recipes.FindAsync(recipe.Name).ConfigureAwait(false) is { } known)
            {
                if (!replaces)
                {
                    throw Error(
                        "RecipeExists", FailureCategory.InvalidArgument,
                        $"A recipe '{known.Name}' is stored already.",
                        "Choose another -Name, or pass -Replace.");
                }

                await EndAsync(store, known, "the recipe was replaced").ConfigureAwait(false);
                await store.Recipes.RemoveAsync(known.Name).ConfigureAwait(false);
            }

            await store.Recipes.SaveAsync(added).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return added;
    }

    /// <summary>Checks a recipe, and enables it; its next run records a baseline.</summary>
    /// <param name="store">The state.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ghl">The connection that it is checked with, or null if there is none.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="GhlStockTwitsException">There is none with the name, or it has mistakes.</exception>
    public static async Task<StoredRecipe> EnableAsync(
        IStateStore store, string name, HighLevelConnection? ghl, CallContext call)
    {
        StoredRecipe recipe = await RequireAsync(store, name).ConfigureAwait(false);
        if (recipe.IsEnabled)
        {
            return recipe;
        }

        RecipeReading[] readings =
        [
            .. await EnabledAsync(store).ConfigureAwait(false),
            RecipeReader.Check(recipe.Place, recipe.Text),
        ];
        RecipeMistake[] mistakes =
        [
            .. (ghl is null ? RecipeTest.Offline(readings)
                : await RecipeTest.OnlineAsync(readings, ghl, call).ConfigureAwait(false))
                .Where(mistake => mistake.Path == recipe.Place),
        ];
        if (mistakes.Length > 0)
        {
            throw Error(
                mistakes[0].Id["GhlStockTwits.".Length..], FailureCategory.ParserError,
                string.Join(" ", mistakes.Select(static mistake => mistake.ToString())),
                mistakes[0].Advice ?? string.Empty);
        }

        Recipe[] recipes = [.. readings.Select(static reading => reading.Recipe).OfType<Recipe>()];
        RecipeRequirements.RequireOneHandleField(recipes);
        StoredRecipe enabled = recipe with { IsEnabled = true };
        await store.TransactAsync(async () =>
        {
            await EndAsync(store, recipe, "the recipe was enabled anew").ConfigureAwait(false);
            await store.Recipes.SaveAsync(enabled).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return enabled;
    }

    /// <summary>Disables a recipe. What it had planned does not happen, also after it is enabled again.</summary>
    /// <exception cref="GhlStockTwitsException">There is none with the name.</exception>
    public static async Task<StoredRecipe> DisableAsync(IStateStore store, string name)
    {
        StoredRecipe disabled =
            await RequireAsync(store, name).ConfigureAwait(false) with { IsEnabled = false };
        await store.TransactAsync(async () =>
        {
            await store.Effects.ParkPlannedAsync(disabled.Name, "Parked because the recipe was disabled.")
                .ConfigureAwait(false);
            await store.Recipes.SaveAsync(disabled).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return disabled;
    }

    /// <summary>Removes a recipe. What it did stays in the history.</summary>
    /// <exception cref="GhlStockTwitsException">There is none with the name.</exception>
    public static async Task<StoredRecipe> RemoveAsync(IStateStore store, string name)
    {
        StoredRecipe recipe = await RequireAsync(store, name).ConfigureAwait(false);
        await store.TransactAsync(async () =>
        {
            await EndAsync(store, recipe, "the recipe was removed").ConfigureAwait(false);
            await store.Recipes.RemoveAsync(recipe.Name).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return recipe;
    }

    /// <summary>A recipe by its name.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    public static async Task<StoredRecipe> RequireAsync(IStateStore store, string name) =>
        await store.Recipes.FindAsync(name).ConfigureAwait(false) ?? throw Error(
            "RecipeNotFound", FailureCategory.ObjectNotFound, $"No recipe '{name}' is stored.",
            "Get-GhlStockTwitsRecipe lists those that are; New-GhlStockTwitsRecipe stores one.");

    /// <summary>The recipes that a run without files runs.</summary>
    /// <param name="store">The state.</param>
    /// <param name="isWanted">Which of those that are enabled, by their names.</param>
    /// <exception cref="GhlStockTwitsException">None of them is enabled, or one has a mistake.</exception>
    public static async Task<Recipe[]> RequireEnabledAsync(IStateStore store, Func<string, bool> isWanted)
    {
        RecipeReading[] readings =
        [
            .. (await EnabledAsync(store).ConfigureAwait(false))
                .Where(reading => isWanted(reading.Recipe?.Name ?? string.Empty)),
        ];
        return readings.Length == 0 ? throw NoneEnabled()
            : readings.SelectMany(static reading => reading.Mistakes).FirstOrDefault() is { } mistake ? throw mistake
            : [.. readings.Select(static reading => reading.Recipe! with { IsStored = true })];
    }

    /// <summary>The stored recipes that a plan was made of, as they are now.</summary>
    /// <param name="store">The state that the plan is to be run on.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="GhlStockTwitsException">One was disabled or removed, or the state is another one.</exception>
    public static async Task<Recipe[]> OfPlanAsync(IStateStore store, SyncPlan plan)
    {
        if (await store.Values.GetAsync(StateKeys.Id).ConfigureAwait(false) != plan.StateId)
        {
            throw PlanErrors.Mismatch("It was made from another state");
        }

        List<Recipe> recipes = [];
        foreach (PlannedRecipe planned in plan.Recipes.Where(static recipe => recipe.IsStored))
        {
            StoredRecipe? stored = await store.Recipes.FindAsync(planned.Name).ConfigureAwait(false);
            recipes.Add(
                stored is null ? throw PlanErrors.Stale($"The stored recipe '{planned.Name}' was removed")
                : !stored.IsEnabled ? throw PlanErrors.Stale($"The stored recipe '{planned.Name}' is disabled")
                : RecipeReader.Parse(stored.Place, stored.Text) with { IsStored = true });
        }

        return [.. recipes];
    }

    /// <summary>The error for a run that has neither files nor enabled recipes.</summary>
    public static GhlStockTwitsException NoneEnabled() => RecipeRequirements.NotFound(
        "No stored recipe is enabled.",
        "Pass the path of a recipe; or store one with New-GhlStockTwitsRecipe, and enable it.");

    private static async Task<RecipeReading[]> EnabledAsync(IStateStore store) =>
    [
        .. (await store.Recipes.AllAsync().ConfigureAwait(false)).Where(static recipe => recipe.IsEnabled)
            .Select(static recipe => RecipeReader.Check(recipe.Place, recipe.Text)),
    ];

    /// <summary>Ends what a recipe had planned; if it runs again, it begins with a baseline.</summary>
    private static async Task EndAsync(IStateStore store, StoredRecipe recipe, string reason)
    {
        await store.Effects.ParkPlannedAsync(recipe.Name, $"Parked because {reason}.").ConfigureAwait(false);
        await store.Runs.ForgetRecipeAsync(recipe.Name).ConfigureAwait(false);
    }

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice);
}
