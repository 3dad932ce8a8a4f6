namespace GhlStockTwits.Formatting;

/// <summary>The tags of a contact after a change.</summary>
/// <param name="ContactId">The ID of the contact.</param>
/// <param name="LocationId">The ID of its location.</param>
/// <param name="Tags">All tags.</param>
public sealed record ContactTags(string ContactId, string LocationId, string[] Tags);
