using GhlStockTwits.Api;
using GhlStockTwits.Checks;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Plans a run of recipes on a copy of the state: sends nothing and leaves no trace.</summary>
internal static class RecipeCheck
{
    private static readonly TimeSpan s_maxDuration = TimeSpan.FromMinutes(2);

    /// <summary>Plans a run.</summary>
    /// <exception cref="GhlStockTwitsException">The run would fail.</exception>
    public static async Task<SyncSummary> PlanAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, string statePath, IReadOnlyList<Recipe> recipes,
        CallContext call)
    {
        SyncSettings settings = new()
        {
            Recipes = recipes,
            MaxDuration = s_maxDuration,
            Patience = TimeSpan.Zero,
            IsDryRun = true,
        };
        IStateStore copy = await StateStores.OpenCopyAsync(statePath).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            return await SyncEngine.RunAsync(ghl, stockTwits, copy, settings, call).ConfigureAwait(false);
        }
    }

    /// <summary>The outcome of a planned run.</summary>
    public static CheckOutcome OutcomeOf(SyncSummary plan)
    {
        string shown = plan.Baseline
            ? $"The next run records a baseline and sends nothing. New records: {plan.RecordsCreated}."
            : $"Updates in the next run: {plan.Effects.Count}. Waiting: {plan.Waiting}.";
        return plan.Warnings.Count == 0
            ? new(CheckResult.Passed, shown)
            : new(
                CheckResult.Warning, $"{shown} {string.Join(" ", plan.Warnings)}",
                "Run Sync-GhlStockTwits -WhatIf for the whole plan.");
    }
}
