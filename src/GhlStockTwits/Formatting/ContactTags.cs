namespace GhlStockTwits.Formatting;

/// <summary>The tags that a contact has after a change.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="LocationId">The location that it belongs to.</param>
/// <param name="Tags">All its tags.</param>
public sealed record ContactTags(string ContactId, string LocationId, string[] Tags);
