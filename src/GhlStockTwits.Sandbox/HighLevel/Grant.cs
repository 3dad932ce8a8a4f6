namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>What a code or a refresh token stands for.</summary>
internal sealed record Grant(string? LocationId, IReadOnlyList<string>? Scopes, string UserId);
