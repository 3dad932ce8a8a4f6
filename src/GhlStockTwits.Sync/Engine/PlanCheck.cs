using System.Security.Cryptography;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Where a plan is about to be run.</summary>
/// <param name="LocationId">The connected location.</param>
/// <param name="AccountId">The connected StockTwits account, or null.</param>
/// <param name="StateId">The ID of the state, or null if it has none yet.</param>
/// <param name="LastRun">The state's newest run; 0 for none.</param>
/// <param name="Recipes">The recipes as their files are now.</param>
/// <param name="Now">The time.</param>
internal sealed record PlanTarget(
    string LocationId, long? AccountId, string? StateId, long LastRun, IReadOnlyList<Recipe> Recipes,
    DateTimeOffset Now);

/// <summary>Decides whether a plan may be run, and what of a run it covers.</summary>
internal static class PlanCheck
{
    // The clocks of the machines that make and run a plan need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    /// <summary>Why a plan must not be run, or null if it may.</summary>
    public static GhlStockTwitsException? Refusal(SyncPlan plan, PlanTarget target) =>
        plan.Since is not null ? PlanErrors.Invalid("It is a backtest, which nothing can be run of")
        : plan.Seal != SealOf(plan) ? PlanErrors.Invalid("It was changed after it was made")
        : plan.LocationId != target.LocationId
            ? PlanErrors.Mismatch($"It is for the location {plan.LocationId}; the connection is to {target.LocationId}")
        : plan.AccountId != target.AccountId ? PlanErrors.Mismatch("It is for another StockTwits account")
        : plan.StateId != target.StateId ? PlanErrors.Mismatch("It was made from another state")
        : plan.AfterRun != target.LastRun ? PlanErrors.Stale(
            $"It was made after run {plan.AfterRun}, and the state is at run {target.LastRun}")
        : !SameRecipes(plan, target.Recipes) ? PlanErrors.Stale("A recipe was edited, or others take part")
        : IsTooOld(plan, target) ? PlanErrors.Stale("It is older than the changes that its recipes act on (maxAge)")
        : null;

    /// <summary>
    /// Whether an effect happens as a plan says. What is sent must be the same to the letter; only what follows from
    /// the result of another step is not known before.
    /// </summary>
    public static bool Covers(SyncPlan plan, Effect effect) => plan.Effects.Any(planned =>
        planned.WouldHappen && planned.Key == effect.Key && planned.Operation == effect.Operation
        && planned.Sentiment == effect.Sentiment
        && ((planned.Text is null && planned.Arguments is null)
            || (planned.Text == effect.Text && planned.Arguments == effect.Arguments)));

    /// <summary>The plan with its seal.</summary>
    public static SyncPlan Sealed(SyncPlan plan) => plan with { Seal = SealOf(plan) };

    private static string SealOf(SyncPlan plan) => Convert.ToHexString(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(plan with { Seal = string.Empty }, PlanJson.Default.SyncPlan)));

    private static bool SameRecipes(SyncPlan plan, IReadOnlyList<Recipe> recipes) =>
        plan.Recipes.Select(static recipe => (recipe.Name, recipe.Hash)).ToHashSet()
            .SetEquals(recipes.Select(static recipe => (recipe.Name, recipe.Hash)));

    private static bool IsTooOld(SyncPlan plan, PlanTarget target) =>
        target.Now - plan.MadeAt > target.Recipes.Min(static recipe => recipe.Guards.MaxAge)
        || plan.MadeAt - target.Now > s_skew;
}

/// <summary>The reasons for which a plan is not run. Each ends the pipeline; nothing was sent.</summary>
internal static class PlanErrors
{
    public static GhlStockTwitsException Stale(string reason) => Error(
        "PlanStale", FailureCategory.InvalidOperation, $"The plan is stale. {reason}.",
        "Make a new one with Compare-GhlStockTwits.");

    public static GhlStockTwitsException Mismatch(string reason) => Error(
        "PlanMismatch", FailureCategory.InvalidOperation, $"The plan belongs elsewhere. {reason}.",
        "Connect as it was made, with its state, or make a new one with Compare-GhlStockTwits.");

    public static GhlStockTwitsException Invalid(string reason, Exception? cause = null) => Error(
        "PlanInvalid", FailureCategory.InvalidData, $"The plan cannot be run. {reason}.",
        "Make a new one with Compare-GhlStockTwits.", cause);

    public static GhlStockTwitsException NotFound(string path) => Error(
        "PlanNotFound", FailureCategory.ObjectNotFound, $"The plan's file '{path}' does not exist.",
        "Check the path, or create one with Compare-GhlStockTwits -OutFile.");

    public static GhlStockTwitsException NotPrivate(string path, string reason) => Error(
        "PlanNotPrivate", FailureCategory.PermissionDenied, $"The plan's file '{path}' {reason}.",
        "A plan holds personal data: make it a file of your own with the mode 0600, or use another path.");

    public static GhlStockTwitsException NotAccessible(string path, Exception cause) => Error(
        "PlanNotAccessible", FailureCategory.PermissionDenied,
        $"The plan's file '{path}' cannot be read or written ({cause.Message.TrimEnd('.')}).",
        "Check the path and the permissions.", cause);

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice, Exception? cause = null) =>
        new($"GhlStockTwits.{id}", category, description, advice, cause) { StopsPipeline = true };
}
