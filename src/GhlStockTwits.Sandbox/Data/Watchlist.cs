namespace GhlStockTwits.Sandbox.Data;

internal sealed class Watchlist
{
    public required long Id { get; init; }

    public required long OwnerId { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public List<Symbol> Symbols { get; } = [];
}
