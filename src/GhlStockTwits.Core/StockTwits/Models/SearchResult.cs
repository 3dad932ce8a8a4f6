namespace GhlStockTwits.StockTwits.Models;

/// <summary>A user or a symbol that a search found.</summary>
public sealed class SearchResult
{
    /// <summary>user or symbol.</summary>
    public string Type
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The user's or symbol's number.</summary>
    public long Id { get; set; }

    /// <summary>The ticker; null for a user.</summary>
    public string? Symbol { get; set; }

    /// <summary>The handle; null for a symbol.</summary>
    public string? Username { get; set; }

    /// <summary>The user's name shown; null for a symbol.</summary>
    public string? Name { get; set; }

    /// <summary>The company or thing; null for a user.</summary>
    public string? Title { get; set; }

    /// <summary>Where the symbol is traded; null for a user.</summary>
    public string? Exchange { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? Username ?? string.Empty;
}
