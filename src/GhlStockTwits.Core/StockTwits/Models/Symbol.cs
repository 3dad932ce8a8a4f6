using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A symbol of a message (stocktwits-api section 3, "Symbol").</summary>
public sealed class Symbol : ApiObject
{
    /// <summary>The ID of the symbol.</summary>
    public long Id { get; set; }

    /// <summary>The ticker. Cryptocurrencies end with .X, futures with _F.</summary>
    [JsonPropertyName("symbol")]
    public string Ticker
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The title, for example the name of the company.</summary>
    public string? Title { get; set; }

    /// <summary>The exchange.</summary>
    public string? Exchange { get; set; }

    /// <summary>The region, for example US.</summary>
    public string? Region { get; set; }

    /// <summary>The class, for example Stock or CryptoCurrency.</summary>
    public string? InstrumentClass { get; set; }

    /// <summary>The URL of the logo.</summary>
    public string? LogoUrl { get; set; }

    /// <summary>The number of watchlists that have the symbol.</summary>
    public int? WatchlistCount { get; set; }

    /// <summary>Whether the connected account follows the symbol; null without a token.</summary>
    public bool? IsFollowing { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Ticker;

    private protected override bool LacksIdentity => Ticker.Length == 0;
}
