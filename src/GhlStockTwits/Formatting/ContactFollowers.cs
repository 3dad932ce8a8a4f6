namespace GhlStockTwits.Formatting;

/// <summary>The followers of a contact after a change.</summary>
/// <param name="ContactId">The ID of the contact.</param>
/// <param name="LocationId">The ID of its location.</param>
/// <param name="Followers">The IDs of all followers.</param>
public sealed record ContactFollowers(string ContactId, string LocationId, string[] Followers);
