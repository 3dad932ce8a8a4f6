using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel;

/// <summary>A contact that a change of many did not reach.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Reason">Why.</param>
internal sealed record BulkFailure(string ContactId, ApiException Reason);
