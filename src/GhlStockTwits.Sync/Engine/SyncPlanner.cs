using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Plans a run by a dry run on a copy of the state: it sends nothing and leaves no trace.</summary>
internal static class SyncPlanner
{
    /// <summary>A recipe as plans name it.</summary>
    public static PlannedRecipe Describe(Recipe recipe) =>
        new(recipe.Name, recipe.Location.Path, recipe.Hash) { IsStored = recipe.IsStored };

    /// <summary>Plans a run.</summary>
    /// <exception cref="GhlStockTwitsException">The run would fail.</exception>
    public static async Task<SyncPlan> MakeAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, string place, SyncSettings settings,
        CallContext call)
    {
        IStateStore copy = await StateStores.OpenCopyAsync(place).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            SyncPlan plan = new()
            {
                MadeAt = ghl.Time.GetUtcNow(),
                LocationId = ghl.RequiredLocationId,
                Account = stockTwits.Account?.Username,
                AccountId = stockTwits.Account?.Id,
                StateId = await copy.Values.GetAsync(StateKeys.Id).ConfigureAwait(false),
                AfterRun = await copy.Runs.LastAsync().ConfigureAwait(false),
                MaxChange = settings.MaxChange,
                Recipes = [.. settings.Recipes.Select(Describe)],
            };
            SyncSummary summary = await SyncEngine
                .RunAsync(ghl, stockTwits, copy, settings with { IsDryRun = true }, call).ConfigureAwait(false);
            SyncRun? run = await copy.Runs.FindAsync(summary.RunId).ConfigureAwait(false);
            return PlanCheck.Sealed(plan with
            {
                Effects = [.. summary.Effects.Select(PlannedEffect.From)],
                Explanations = run?.Explanations ?? [],
                Warnings = summary.Warnings,
            });
        }
    }
}
