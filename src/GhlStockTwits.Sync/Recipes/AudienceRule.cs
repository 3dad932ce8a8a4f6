namespace GhlStockTwits.Sync.Recipes;

/// <summary>Who belongs to an audience: the records that fulfil all conditions.</summary>
/// <param name="Name">The audience's name.</param>
/// <param name="Conditions">All must hold.</param>
internal sealed record AudienceRule(string Name, IReadOnlyList<Condition> Conditions);
