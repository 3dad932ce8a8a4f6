namespace GhlStockTwits.Sandbox.Data;

internal sealed class StockTwitsUser
{
    public required long Id { get; init; }

    public required string Username { get; set; }

    public required string Name { get; set; }

    public required DateTimeOffset Joined { get; init; }

    public bool IsOfficial { get; init; }

    public string? Country { get; init; }

    public int Followers { get; set; }

    public int Following { get; set; }

    public int Ideas { get; set; }

    public int Likes { get; set; }

    public int Watched { get; set; }
}

/// <summary>A relationship between two users: one follows, blocks or mutes the other.</summary>
internal sealed record Relationship(long Id, RelationshipKind Kind, StockTwitsUser From, StockTwitsUser To);

internal enum RelationshipKind
{
    Follow,
    Block,
    Mute,
}
