using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the planner knows besides the record and its changes.</summary>
/// <param name="Now">The services' time.</param>
/// <param name="LastReadAt">When all changes were last read, or null if they never were.</param>
/// <param name="RunId">The number of the run.</param>
/// <param name="OfPerson">The effects of the same person, of this and of other contacts.</param>
internal sealed record PlanFacts(
    DateTimeOffset Now, DateTimeOffset? LastReadAt, long RunId, IReadOnlyList<Effect> OfPerson)
{
    /// <summary>The change in the log, if another run noticed it; null if this run did.</summary>
    public LoggedChange? Logged { get; init; }
}

/// <summary>What changes lead to.</summary>
/// <param name="Effects">The effects, also those that must not happen, with their reasons.</param>
/// <param name="Record">The record after the steps that change only it.</param>
/// <param name="Unmet">Why nothing happened although a trigger matched: the conditions that were not met.</param>
internal sealed record ChangePlan(
    IReadOnlyList<Effect> Effects, ContactRecord? Record, IReadOnlyList<string> Unmet);

/// <summary>
/// Decides which effects changes have. What must not happen is decided too, and parked with its reason.
/// </summary>
internal static class EffectPlanner
{
    // A task that runs once a day does not run to the second.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromHours(2);

    /// <summary>What some changes lead to.</summary>
    /// <param name="record">The record of the contact, or null if the changes are about none.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="recipes">The recipes.</param>
    /// <param name="facts">What else is known.</param>
    public static ChangePlan Plan(
        ContactRecord? record, IReadOnlyList<ChangeEvent> changes, IReadOnlyList<RecipeDecision> recipes,
        PlanFacts facts)
    {
        List<Effect> effects = [];
        List<string> unmet = [];
        foreach (RecipeDecision decision in recipes.Where(static one => one.IsActive))
        {
            foreach (ChangeEvent change in changes.Where(change => IsOf(decision, change, facts)))
            {
                Recipe recipe = decision.Recipe;
                string of = $"{recipe.Name}: {change.Trigger} {record?.ContactId}".TrimEnd();
                ConditionFacts known = new(RecordFields.Of(record, change, recipe.Zone), facts.Now, recipe.Zone);
                if (recipe.If.Unmet(known) is { } condition)
                {
                    unmet.Add($"{of}: {condition}");
                    continue;
                }

                List<Effect> ofChange = [];
                foreach (Step step in recipe.Steps)
                {
                    if (step.If.Unmet(known) is { } own)
                    {
                        unmet.Add($"{of}, step {step.Number}: {own}");
                        continue;
                    }

                    record = record is null ? null : WithOwnSteps(record, step);
                    ofChange.Add(Decide(recipe, step, new StepFacts(record, change, ofChange, facts.Now), facts));
                }

                effects.AddRange(ofChange);
            }
        }

        return new ChangePlan(effects, record, unmet);
    }

    /// <summary>What was last read before the recipe's baseline may have changed before it, too.</summary>
    private static bool IsOf(RecipeDecision decision, ChangeEvent change, PlanFacts facts) =>
        decision.Recipe.Triggers.Any(trigger => trigger.Matches(change))
        && !((change.LastReadAt ?? facts.LastReadAt) + (change.IsUnique ? TimeSpan.Zero : ServiceClock.Resolution)
            < decision.ActiveSince);

    /// <summary>The record after a step that changes only it.</summary>
    private static ContactRecord WithOwnSteps(ContactRecord record, Step step) => step switch
    {
        RecordStep { Attach: var parts } => record with
        {
            AttachedParts = [.. record.AttachedParts.Union(parts).Order(StringComparer.Ordinal)],
        },
        AudienceStep { Add: var added, Remove: var removed } => record with
        {
            JoinedAudiences =
                [.. record.JoinedAudiences.Union(added).Except(removed).Order(StringComparer.Ordinal)],
        },
        _ => record,
    };

    private static Effect Decide(Recipe recipe, Step step, StepFacts known, PlanFacts facts)
    {
        (ContactRecord? record, ChangeEvent change) = (known.Record, known.Change);
        DateTimeOffset changedAt = facts.Logged?.ChangedAt ?? ChangedAt(record, change, facts.Now);
        int version = change.IsUnique ? 0 : facts.Logged?.Version ?? record?.Version ?? 0;
        string contactId = record?.ContactId ?? string.Empty;
        // A message or a follower is the same event before and after the user is linked with a contact.
        string keyed = EventKind.IsOfRecord(change.Kind) ? contactId : string.Empty;
        string? refusal = AgeRefusal(recipe, change, changedAt, facts)
            ?? (RecipeSteps.IsOfStockTwits(step)
                ? PersonRefusal(recipe, change.Trigger, step.Number, contactId, facts)
                : null);
        ComposedStep composed = refusal is null ? StepComposer.Compose(recipe, step, known) : default;
        refusal ??= composed.Refusal;
        EffectStatus status = refusal is not null ? EffectStatus.Parked
            : step is RecordStep or AudienceStep ? EffectStatus.Done
            : recipe.Approval == Approval.Manual ? EffectStatus.AwaitingApproval
            : EffectStatus.Planned;
        return new Effect
        {
            Key = Fingerprint.Of(recipe.Name, keyed, version, change.Kind, change.Subject, step.Number - 1),
            EventKey = Fingerprint.Of(recipe.Name, keyed, version, change.Kind, change.Subject),
            Recipe = recipe.Name,
            Trigger = change.Trigger,
            Step = step.Number,
            Operation = OperationOf(step),
            ContactId = contactId,
            Status = status,
            Reason = refusal ?? composed.Wait
                ?? (status == EffectStatus.AwaitingApproval ? "The recipe asks for approval." : null),
            Text = composed.Text,
            Arguments = composed.Arguments,
            Sentiment = (step as SendStep)?.Sentiment,
            ChangedAt = changedAt,
            PlannedAt = facts.Now,
            FinishedAt = status is EffectStatus.Parked or EffectStatus.Done ? facts.Now : null,
            RunId = facts.RunId,
        };
    }

    private static string OperationOf(Step step) => step switch
    {
        OperationStep { Operation: var operation } => operation.Name,
        RecordStep => "record",
        AudienceStep => "audience",
        _ => UpdateSender.OperationName,
    };

    /// <summary>HighLevel dates contacts, but not the changes of their tasks, notes and appointments.</summary>
    public static DateTimeOffset ChangedAt(ContactRecord? record, ChangeEvent change, DateTimeOffset now) =>
        change.HappenedAt is { } known ? known
        : change.IsOfPart ? now
        : change.Kind == EventKind.ContactCreated ? record?.DateAdded ?? now
        : record?.DateUpdated ?? now;

    /// <summary>
    /// A change happened between the reading before and now; it must not be able to be older than the recipe allows.
    /// </summary>
    private static string? AgeRefusal(Recipe recipe, ChangeEvent change, DateTimeOffset changedAt, PlanFacts facts)
    {
        DateTimeOffset lastReadAt = change.LastReadAt ?? facts.LastReadAt ?? DateTimeOffset.MinValue;
        bool isDated = change.Kind == EventKind.ContactCreated
            || (change.HappenedAt is not null && !EventKind.IsUndated(change.Kind));
        bool isOld = facts.Now - changedAt > recipe.Guards.MaxAge
            || (!isDated && facts.Now - lastReadAt > recipe.Guards.MaxAge + s_tolerance);
        return isOld ? $"The change is, or may be, older than {recipe.Guards.MaxAge:g}." : null;
    }

    /// <summary>
    /// Two contacts with one handle are one person at StockTwits: what was done for one, or still may be, is not done
    /// again for the other.
    /// </summary>
    private static string? PersonRefusal(
        Recipe recipe, string trigger, int step, string contactId, PlanFacts facts) =>
        facts.OfPerson.Any(effect => effect.ContactId != contactId
            && effect.Recipe == recipe.Name && effect.Trigger == trigger && effect.Step == step
            && !(effect.Status is EffectStatus.Parked or EffectStatus.Failed && effect.SendingAt is null)
            && facts.Now - effect.PlannedAt < recipe.Guards.MaxAge)
            ? "The same person already had this effect as another contact with this handle."
            : null;
}
