namespace GhlStockTwits.Formatting;

/// <summary>The users who follow a contact after a change.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="LocationId">The location that it belongs to.</param>
/// <param name="Followers">The ids of all its followers.</param>
public sealed record ContactFollowers(string ContactId, string LocationId, string[] Followers);
