namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>An access token together with the refresh token that follows it.</summary>
internal sealed record TokenPair(HighLevelToken Access, string RefreshToken, string RefreshTokenId, Grant Grant);
