using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Lets a recipe have effects only where it saw every run before this one and was not edited since. Otherwise the run takes stock
/// for it, silently, and until such a run has come to its end the next one does the same.
/// </summary>
internal sealed class RecipeActivation(SyncRun run)
{
    private const string TakingStock = "taking stock";

    /// <summary>Decides for each recipe of the run.</summary>
    public void Begin(bool isFirst)
    {
        if (run.Store.IsRestored)
        {
            run.Store.Set(TakingStock, "yes");
            run.Summary.Warn(
                "The state was put back from a copy, or moved without its marker: this run only takes stock, and nothing is sent for what changed meanwhile.");
        }

        bool stock = isFirst || run.Store.Get(TakingStock) == "yes";
        foreach (Recipe recipe in run.Settings.Recipes)
        {
            (string Hash, long LastRun)? known = run.Store.Runs.Recipe(recipe.Name);
            if (!stock && known is { } last && last.Hash == recipe.Hash && last.LastRun == run.RunId - 1)
            {
                run.Active.Add(recipe.Name);
                run.Store.Runs.SaveRecipe(recipe.Name, recipe.Hash, run.RunId);
                continue;
            }

            run.Summary.Baseline = true;
            Explain(recipe, known, stock);
        }
    }

    /// <summary>From now on the recipes that took stock have effects.</summary>
    public void End()
    {
        run.Store.Set(TakingStock, "no");
        foreach (Recipe recipe in run.Settings.Recipes)
        {
            run.Store.Runs.SaveRecipe(recipe.Name, recipe.Hash, run.RunId);
        }
    }

    private void Explain(Recipe recipe, (string Hash, long LastRun)? known, bool stock)
    {
        string? why = stock && known is not null ? "the state was put back"
            : known is { } last && last.Hash != recipe.Hash ? "the recipe was edited"
            : known is { } missed ? $"the recipe took no part in the runs since {missed.LastRun}"
            : null;
        if (why is null)
        {
            return;
        }

        int parked = run.Store.Effects.ParkPlanned(recipe.Name, why);
        run.Summary.Warn($"Recipe '{recipe.Name}' only takes stock in this run, as {why}; {parked} planned updates were parked.");
    }
}
