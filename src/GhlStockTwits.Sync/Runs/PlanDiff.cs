using System.Globalization;
using System.Text;
using System.Text.Json;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Runs;

/// <summary>Shows a plan as a diff: a block for each effect, with the whole of what it would send.</summary>
internal static class PlanDiff
{
    /// <summary>The whole plan.</summary>
    public static string Of(SyncPlan plan)
    {
        StringBuilder text = new();
        string account = plan.Account is null ? "no StockTwits account" : $"account {plan.Account}";
        text.Append(CultureInfo.InvariantCulture, $"Location {plan.LocationId}, {account}.\n");
        text.Append(plan.Since is { } since
            ? $"Recorded changes since {Time(since)}, as of {Time(plan.MadeAt)}. Nothing of it can be run.\n"
            : $"Made at {Time(plan.MadeAt)} after run {plan.AfterRun.ToString(CultureInfo.InvariantCulture)}.\n");
        foreach (PlannedEffect effect in plan.Effects)
        {
            text.Append('\n').Append(BlockOf(effect));
        }

        foreach (string unmet in plan.Explanations)
        {
            text.Append("\nNot met: ").Append(unmet);
        }

        foreach (string warning in plan.Warnings)
        {
            text.Append("\nWarning: ").Append(warning);
        }

        return text.Append("\n\n").Append(Gist(plan)).ToString().Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    /// <summary>One sentence: how many effects would happen, wait and be parked.</summary>
    public static string Gist(SyncPlan plan)
    {
        int parked = plan.Effects.Count(static effect => MarkOf(effect) == '-');
        int waiting = plan.Effects.Count(static effect => MarkOf(effect) == '~');
        return plan.Effects.Count == 0 ? "Nothing would happen."
            : $"{Number(plan.Changes)} would happen, {Number(waiting)} would wait, {Number(parked)} would be parked.";
    }

    private static string BlockOf(PlannedEffect effect)
    {
        string contact = effect.ContactId.Length == 0 ? string.Empty : $", contact {effect.ContactId}";
        StringBuilder block = new();
        block.Append(
            CultureInfo.InvariantCulture,
            $"{MarkOf(effect)} {effect.Recipe}: {effect.Trigger}{contact}, step {effect.Step}\n");
        block.Append(CultureInfo.InvariantCulture, $"    {effect.Operation}\n");
        foreach (string line in effect.Operation == UpdateSender.OperationName
            ? Lines(effect.Text ?? "(its text must not be shown)")
            : ArgumentLines(effect.Arguments))
        {
            block.Append("    | ").Append(line).Append('\n');
        }

        return block.Append("    ").Append(effect.Fate).Append('\n').ToString();
    }

    private static char MarkOf(PlannedEffect effect) => effect.WouldHappen ? '+' : effect.Status switch
    {
        EffectStatus.Done => '=',
        EffectStatus.Parked or EffectStatus.Failed or EffectStatus.Denied => '-',
        _ => '~',
    };

    private static IEnumerable<string> ArgumentLines(string? arguments)
    {
        if (arguments is null)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(arguments);
        return
        [
            .. document.RootElement.EnumerateObject().SelectMany(static member => Lines(
                $"{member.Name}: {member.Value}")),
        ];
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
