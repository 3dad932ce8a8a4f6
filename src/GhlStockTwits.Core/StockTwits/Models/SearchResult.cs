using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A user or a symbol that a search found.</summary>
public sealed class SearchResult : ApiObject
{
    /// <summary>The type: user or symbol.</summary>
    public string Type
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The ID of the user or symbol.</summary>
    public long Id { get; set; }

    /// <summary>The ticker; null for a user.</summary>
    public string? Symbol { get; set; }

    /// <summary>The handle; null for a symbol.</summary>
    public string? Username { get; set; }

    /// <summary>The display name of the user; null for a symbol.</summary>
    public string? Name { get; set; }

    /// <summary>The title of the symbol; null for a user.</summary>
    public string? Title { get; set; }

    /// <summary>The exchange of the symbol; null for a user.</summary>
    public string? Exchange { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? Username ?? string.Empty;

    private protected override bool LacksIdentity => Id == 0;
}
