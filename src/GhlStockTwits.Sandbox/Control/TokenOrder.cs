namespace GhlStockTwits.Sandbox.Control;

/// <summary>
/// The token that somebody wants. Kinds at HighLevel: location (private, the default), agency (private), oauthLocation,
/// oauthCompany, expired; at StockTwits: ordinary (the default), partner, suspended.
/// </summary>
internal sealed record TokenOrder(
    string? Service,
    string? Kind,
    IReadOnlyList<string>? Scopes,
    string? LocationId,
    string? Username);
