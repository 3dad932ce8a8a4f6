namespace GhlStockTwits.Sandbox.Data;

/// <summary>One user follows, blocks or mutes another.</summary>
internal sealed record Relation(long Id, RelationKind Kind, StockTwitsUser From, StockTwitsUser To);
