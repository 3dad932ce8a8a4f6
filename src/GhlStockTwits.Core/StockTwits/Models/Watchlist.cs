using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A watchlist of the account (stocktwits-api section 3, "Watchlist").</summary>
public sealed class Watchlist : ApiObject
{
    /// <summary>The ID of the watchlist.</summary>
    public long Id { get; set; }

    /// <summary>The name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The symbols, or null if the response omits them, as in a list of all watchlists.</summary>
    [JsonIgnore]
    public ItemList<Symbol>? Symbols { get; internal set; }

    /// <summary>When the watchlist was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the watchlist was last updated.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    [JsonInclude]
    [JsonPropertyName("symbols")]
    internal Symbol[]? SymbolsAsSent
    {
        set => Symbols = value is null ? null : new ItemList<Symbol>(Rows.WithoutNull(value)!);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected override bool LacksIdentity => Id == 0;
}
