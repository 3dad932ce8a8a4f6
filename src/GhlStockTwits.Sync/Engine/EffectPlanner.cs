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

/// <summary>
/// Decides which effects a change of a contact has. What must not be sent is decided too, and parked with its reason.
/// </summary>
internal static class EffectPlanner
{
    // A task that runs once a day does not run to the second.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromHours(2);

    /// <summary>The effects of some changes.</summary>
    public static IReadOnlyList<Effect> Plan(
        ContactRecord record, IReadOnlyList<ChangeEvent> changes, IReadOnlyList<RecipeDecision> recipes,
        PlanFacts facts)
    {
        List<Effect> effects = [];
        foreach (RecipeDecision decision in recipes.Where(static one => one.IsActive))
        {
            Recipe recipe = decision.Recipe;
            foreach (ChangeEvent change in changes.Where(change => IsOf(decision, change, facts)))
            {
                Dictionary<string, object?> fields = RecordFields.Of(record, change, recipe.Zone);
                ConditionFacts known = new(fields, facts.Now, recipe.Zone);
                if (recipe.If.Matches(known))
                {
                    effects.AddRange(recipe.Steps.OfType<SendStep>().Where(step => step.If.Matches(known)).Select(
                        step => Decide(recipe, step, record, change, fields, facts)));
                }
            }
        }

        return effects;
    }

    /// <summary>What was last read before the recipe's baseline may have changed before it, too.</summary>
    private static bool IsOf(RecipeDecision decision, ChangeEvent change, PlanFacts facts) =>
        decision.Recipe.Triggers.Any(trigger => trigger.Matches(change))
        && !((change.LastReadAt ?? facts.LastReadAt) + ServiceClock.Resolution < decision.ActiveSince);

    /// <summary>The text of a step, or why it must not be posted.</summary>
    public static (string? Text, string? Refusal) Compose(
        Recipe recipe, SendStep step, ContactRecord record, IReadOnlyDictionary<string, object?> fields)
    {
        Composition composed = UpdateComposer.Compose(
            step.Template, recipe.Publish, fields, RecordPrivacy.ValuesOf(record, recipe.Publish), maySteer: false,
            mayMention: true);
        return (composed.Text, composed.Refusal?.Description);
    }

    private static Effect Decide(
        Recipe recipe, SendStep step, ContactRecord record, ChangeEvent change,
        IReadOnlyDictionary<string, object?> fields, PlanFacts facts)
    {
        DateTimeOffset changedAt = facts.Logged?.ChangedAt ?? ChangedAt(record, change, facts.Now);
        int version = facts.Logged?.Version ?? record.Version;
        string? refusal = AgeRefusal(recipe, change, changedAt, facts)
            ?? PersonRefusal(recipe, change.Trigger, step.Number, record, facts);
        string? text = null;
        if (refusal is null)
        {
            (text, refusal) = Compose(recipe, step, record, fields);
        }

        return new Effect
        {
            Key = Fingerprint.Of(recipe.Name, record.ContactId, version, change.Kind, change.Subject, step.Number - 1),
            Recipe = recipe.Name,
            Trigger = change.Trigger,
            Step = step.Number,
            ContactId = record.ContactId,
            Status = refusal is null ? EffectStatus.Planned : EffectStatus.Parked,
            Reason = refusal,
            Text = text,
            Sentiment = step.Sentiment,
            ChangedAt = changedAt,
            PlannedAt = facts.Now,
            FinishedAt = refusal is null ? null : facts.Now,
            RunId = facts.RunId,
        };
    }

    /// <summary>HighLevel dates contacts, but not the changes of their tasks, notes and appointments.</summary>
    public static DateTimeOffset ChangedAt(ContactRecord record, ChangeEvent change, DateTimeOffset now) =>
        change.IsOfPart ? now
        : change.Kind == EventKind.ContactCreated ? record.DateAdded ?? now
        : record.DateUpdated ?? now;

    /// <summary>
    /// A change happened between the reading before and now; it must not be able to be older than the recipe allows.
    /// </summary>
    private static string? AgeRefusal(Recipe recipe, ChangeEvent change, DateTimeOffset changedAt, PlanFacts facts)
    {
        DateTimeOffset lastReadAt = change.LastReadAt ?? facts.LastReadAt ?? DateTimeOffset.MinValue;
        bool isDated = change.Kind == EventKind.ContactCreated;
        bool isOld = facts.Now - changedAt > recipe.Guards.MaxAge
            || (!isDated && facts.Now - lastReadAt > recipe.Guards.MaxAge + s_tolerance);
        return isOld ? $"The change is, or may be, older than {recipe.Guards.MaxAge:g}." : null;
    }

    /// <summary>
    /// Two contacts with one handle are one person: what was done for one is not done again for the other.
    /// </summary>
    private static string? PersonRefusal(
        Recipe recipe, string trigger, int step, ContactRecord record, PlanFacts facts) =>
        facts.OfPerson.Any(effect => effect.ContactId != record.ContactId
            && effect.Recipe == recipe.Name && effect.Trigger == trigger && effect.Step == step
            && facts.Now - effect.PlannedAt < recipe.Guards.MaxAge)
            ? "The same person already had this effect as another contact with this handle."
            : null;
}
