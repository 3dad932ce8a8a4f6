namespace GhlStockTwits.StockTwits.Models;

/// <summary>A symbol of a message (stocktwits-api section 3, "Symbol").</summary>
public sealed class Symbol
{
    /// <summary>The ID of the symbol.</summary>
    public long Id { get; set; }

    /// <summary>The ticker. Cryptocurrencies end with .X, futures with _F.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("symbol")]
    public string Ticker
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The title, for example the name of the company.</summary>
    public string? Title { get; set; }

    /// <summary>The exchange.</summary>
    public string? Exchange { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Ticker;
}
