namespace GhlStockTwits.StockTwits.Models;

/// <summary>A watchlist of the account (stocktwits-api section 3, "Watchlist").</summary>
public sealed class Watchlist
{
    /// <summary>The list's number.</summary>
    public long Id { get; set; }

    /// <summary>Its name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The symbols on it; null where StockTwits did not say, as in a listing of all lists.</summary>
    public Symbol[]? Symbols { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
