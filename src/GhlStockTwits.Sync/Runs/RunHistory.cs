using System.Globalization;

namespace GhlStockTwits.Sync.Runs;

/// <summary>Tells a run in sentences.</summary>
internal static class RunHistory
{
    /// <summary>One sentence: how it ended, and what came of it or why nothing did.</summary>
    public static string Gist(SyncRun run) => run.Outcome switch
    {
        RunOutcome.Failed => $"Failed: {run.ErrorId}",
        RunOutcome.Stopped => "It was stopped.",
        RunOutcome.Unfinished => "It runs, or its process was killed.",
        _ when run.Effects.Count > 0 => string.Join(", ", run.Effects.GroupBy(static effect => effect.Status)
            .OrderBy(static same => same.Key).Select(static same => $"{same.Key}: {Number(same.Count())}")),
        _ => WhyNothing(run),
    };

    /// <summary>All that is known of a run, one sentence a line.</summary>
    public static IEnumerable<string> Of(SyncRun run)
    {
        yield return $"Run {Number(run.RunId)} began at {Time(run.StartedAt)}"
            + (run.EndedAt is { } end ? $" and ended at {Time(end)}." : ".");
        yield return OutcomeOf(run);
        if (run.Recipes.Count > 0)
        {
            yield return $"Recipes: {string.Join(", ", run.Recipes)}.";
        }

        foreach (string recipe in run.Baselines)
        {
            yield return $"Recipe '{recipe}' only recorded a baseline.";
        }

        if (run.Changes.Count > 0)
        {
            yield return $"Changes noticed: {string.Join(", ", run.Changes
                .OrderBy(static one => one.Key, StringComparer.Ordinal)
                .Select(static one => $"{Number(one.Value)} {one.Key}"))}.";
        }

        foreach (RunEffect effect in run.Effects)
        {
            string contact = effect.ContactId.Length == 0 ? string.Empty : $", contact {effect.ContactId}";
            yield return $"{effect.Status}: {effect.Operation} by '{effect.Recipe}' for {effect.Trigger}{contact}. "
                + effect.Reason;
        }

        foreach (string unmet in run.Explanations)
        {
            yield return $"Not met: {unmet}";
        }

        if (run.Effects.Count == 0 && run.Outcome is RunOutcome.Complete or RunOutcome.CompleteWithWarnings)
        {
            yield return $"Nothing happened: {WhyNothing(run)}";
        }

        foreach (string warning in run.Warnings)
        {
            yield return warning;
        }
    }

    private static string OutcomeOf(SyncRun run) => run.Outcome switch
    {
        RunOutcome.Complete => "It did all that was due.",
        RunOutcome.CompleteWithWarnings => "It came to its end with warnings.",
        RunOutcome.Failed => $"The error {run.ErrorId} ended it. What it stored stays.",
        RunOutcome.Stopped => "It was stopped. What it stored stays.",
        _ => "It runs, or its process was killed. What it stored stays.",
    };

    private static string WhyNothing(SyncRun run) =>
        run.Recipes.Count == 0 ? "Its history is not kept any more."
        : run.Baselines.Count == run.Recipes.Count ? "A baseline was recorded."
        : run.Explanations.Count > 0 ? "Conditions were not met."
        : run.Changes.Count > 0 ? "The recipes do not wait for these changes."
        : "No change was noticed.";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
