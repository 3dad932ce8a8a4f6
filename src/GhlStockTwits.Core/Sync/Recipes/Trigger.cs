namespace GhlStockTwits.Sync.Recipes;

/// <summary>What sets a recipe off: a kind of change and, where given, what it must be about.</summary>
/// <param name="Kind">One of <see cref="TransitionKind"/>.</param>
/// <param name="Subject">The tag that is meant; null for any.</param>
internal sealed record Trigger(string Kind, string? Subject)
{
    public bool Matches(Records.Transition transition) =>
        transition.Kind == Kind && (Subject is null || string.Equals(Subject, transition.Subject, StringComparison.OrdinalIgnoreCase));
}
