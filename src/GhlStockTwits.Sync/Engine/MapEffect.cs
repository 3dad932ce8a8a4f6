using System.Globalization;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>The effects that keep a contact in sync with its record, as the <c>map</c> of a recipe says.</summary>
internal static class MapEffect
{
    /// <summary>The number of a mapping among the steps of its recipe.</summary>
    public const int Step = 0;

    /// <summary>What triggers a mapping, in effects.</summary>
    public const string Trigger = "map";

    /// <summary>An effect, which happens at most once a day.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="record">The record.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="subject">What tells it from other effects of the day.</param>
    /// <param name="now">The services' time.</param>
    /// <param name="runId">The number of the run.</param>
    public static Effect Of(
        Recipe recipe, ContactRecord record, string operation, string arguments, string[] subject, DateTimeOffset now,
        long runId)
    {
        string day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Effect
        {
            Key = Fingerprint.Of([recipe.Name, record.ContactId, Trigger, day, .. subject]),
            Recipe = recipe.Name,
            Trigger = Trigger,
            Step = Step,
            Operation = operation,
            ContactId = record.ContactId,
            Status = recipe.Approval == Approval.Manual ? EffectStatus.AwaitingApproval : EffectStatus.Planned,
            Arguments = arguments,
            ChangedAt = now,
            PlannedAt = now,
            RunId = runId,
        };
    }
}
