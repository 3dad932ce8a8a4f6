namespace GhlStockTwits.Sync.Records;

/// <summary>The StockTwits user of a record: what the profile said when it was last read.</summary>
/// <param name="UserId">The user's number.</param>
/// <param name="Username">The handle as the user writes it.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Followers">How many follow the user.</param>
/// <param name="Following">How many the user follows.</param>
/// <param name="Ideas">How many messages the user wrote.</param>
/// <param name="Official">Whether StockTwits marks the account as official.</param>
public sealed record RecordUser(
    long UserId, string Username, string? Name, int? Followers, int? Following, int? Ideas, bool? Official);
