namespace GhlStockTwits.StockTwits.Models;

/// <summary>A symbol of a message (stocktwits-api section 3, "Symbol").</summary>
public sealed class Symbol
{
    /// <summary>StockTwits' number of the symbol.</summary>
    public long Id { get; set; }

    /// <summary>The ticker; crypto ends in .X, futures in _F.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("symbol")]
    public string Ticker
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The company or thing.</summary>
    public string? Title { get; set; }

    /// <summary>Where it is traded.</summary>
    public string? Exchange { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Ticker;
}
