using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>A token never expires; its account can be suspended.</summary>
internal sealed record StockTwitsToken(string Value, StockTwitsUser Account, IReadOnlyList<string> Scopes)
{
    public bool IsPartner { get; init; }

    public bool IsSuspended { get; init; }
}
