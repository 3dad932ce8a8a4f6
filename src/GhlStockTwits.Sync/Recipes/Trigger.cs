using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What sets a recipe off: a kind of change and, where given, what it must be about.</summary>
/// <param name="Kind">One of <see cref="ChangeEventKind"/>.</param>
/// <param name="Subject">The tag that is meant; null for any.</param>
internal sealed record Trigger(string Kind, string? Subject)
{
    public bool Matches(ChangeEvent change) =>
        change.Kind == Kind && (Subject is null || string.Equals(Subject, change.Subject, StringComparison.OrdinalIgnoreCase));
}
