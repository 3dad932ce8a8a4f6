using GhlStockTwits.Api;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Keeps in the state what a run did, also of one that fails or is stopped. Of people it keeps only the IDs of
/// contacts.
/// </summary>
internal static class RunJournal
{
    // What a person reads of one run. The effects themselves stay in the state.
    private const int MaxEffects = 200;

    private const int MaxWarnings = 100;

    /// <summary>Does a run that has begun, and keeps how it ended.</summary>
    /// <param name="store">The state.</param>
    /// <param name="run">The run's number, recipes and report.</param>
    /// <param name="work">The run.</param>
    public static async Task<SyncSummary> KeepAsync(IStateStore store, RunFacts run, Func<Task<SyncSummary>> work)
    {
        SyncSummary summary;
        try
        {
            summary = await work().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await KeepFailureAsync(store, run, failure).ConfigureAwait(false);
            throw;
        }

        RunOutcome outcome =
            run.Report.Warnings.Count == 0 ? RunOutcome.Complete : RunOutcome.CompleteWithWarnings;
        await store.Runs.KeepAsync(run.Id, outcome, summary.Counts(), DetailsOf(run, errorId: null))
            .ConfigureAwait(false);
        return summary;
    }

    /// <summary>The failure itself is what the user must see, whatever happens here.</summary>
    private static async Task KeepFailureAsync(IStateStore store, RunFacts run, Exception failure)
    {
        RunOutcome outcome = failure is OperationCanceledException ? RunOutcome.Stopped : RunOutcome.Failed;
        string? errorId = outcome == RunOutcome.Stopped ? null
            : (failure as GhlStockTwitsException ?? UnexpectedError.From(failure)).ErrorId;
        try
        {
            await store.Runs.KeepAsync(run.Id, outcome, counts: null, DetailsOf(run, errorId)).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException ofState)
        {
            run.Report.Warn($"The history of this run could not be stored ({ofState.ErrorId}).");
        }
    }

    private static RunDetails DetailsOf(RunFacts run, string? errorId)
    {
        List<string> warnings = [.. run.Report.Warnings.Take(MaxWarnings)];
        if (run.Report.Warnings.Count > MaxWarnings)
        {
            warnings.Add($"More warnings than {MaxWarnings}: the others are not kept.");
        }

        if (run.Report.Effects.Count > MaxEffects)
        {
            warnings.Add($"More effects than {MaxEffects}: see Get-GhlStockTwitsEffect for the others.");
        }

        return new RunDetails
        {
            EndedAt = run.Clock.Now,
            ErrorId = errorId,
            Recipes = [.. run.Recipes.Select(static decision => decision.Recipe.Name)],
            Baselines =
            [
                .. run.Recipes.Where(static decision => !decision.IsActive)
                    .Select(static decision => decision.Recipe.Name),
            ],
            Changes = new Dictionary<string, long>(run.Report.Changes),
            Effects = [.. run.Report.Effects.Take(MaxEffects).Select(RunEffect.From)],
            Explanations = run.Report.Explanations,
            Warnings = warnings,
        };
    }
}

/// <summary>What is kept of a run that has begun.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Recipes">The recipes that take part.</param>
/// <param name="Report">What its parts report.</param>
/// <param name="Clock">The services' time.</param>
internal sealed record RunFacts(
    long Id, IReadOnlyList<RecipeDecision> Recipes, SyncReport Report, ServiceClock Clock);
