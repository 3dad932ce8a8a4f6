namespace GhlStockTwits.Sandbox.Data;

/// <summary>A symbol. The tickers are real; prices and counts are fake.</summary>
internal sealed record Symbol(
    long Id,
    string Ticker,
    string Title,
    string Exchange,
    string? Region,
    string Class,
    string Price,
    int Watchers)
{
    private static readonly Dictionary<string, string> s_marketCodes = new()
    {
        ["NASDAQ"] = "XNAS",
        ["NYSE"] = "XNYS",
        ["NYSEArca"] = "ARCX",
    };

    public static IReadOnlyList<Symbol> All { get; } =
    [
        new(686, "AAPL", "Apple Inc", "NASDAQ", "US", "Stock", "311.35", 980_555),
        new(8660, "TSLA", "Tesla Inc", "NASDAQ", "US", "Stock", "402.10", 1_022_340),
        new(7271, "NVDA", "NVIDIA Corp", "NASDAQ", "US", "Stock", "188.42", 801_230),
        new(2735, "MSFT", "Microsoft Corp", "NASDAQ", "US", "Stock", "512.77", 455_120),
        new(864, "AMZN", "Amazon.com Inc", "NASDAQ", "US", "Stock", "241.06", 610_900),
        new(2044, "GOOG", "Alphabet Inc Class C", "NASDAQ", "US", "Stock", "254.30", 290_410),
        new(7871, "META", "Meta Platforms Inc", "NASDAQ", "US", "Stock", "702.55", 350_225),
        new(917, "AMD", "Advanced Micro Devices Inc", "NASDAQ", "US", "Stock", "160.48", 640_115),
        new(2369, "NFLX", "Netflix Inc", "NASDAQ", "US", "Stock", "1188.20", 210_008),
        new(13186, "PLTR", "Palantir Technologies Inc", "NASDAQ", "US", "Stock", "166.91", 520_660),
        new(9020, "GME", "GameStop Corp", "NYSE", "US", "Stock", "24.15", 330_870),
        new(1054, "BRK.B", "Berkshire Hathaway Inc Class B", "NYSE", "US", "Stock", "498.63", 120_430),
        new(2120, "JPM", "JPMorgan Chase & Co", "NYSE", "US", "Stock", "301.77", 140_222),
        new(1982, "F", "Ford Motor Co", "NYSE", "US", "Stock", "11.82", 300_104),
        new(2205, "KO", "Coca-Cola Co", "NYSE", "US", "Stock", "69.44", 96_512),
        new(2862, "PFE", "Pfizer Inc", "NYSE", "US", "Stock", "24.87", 188_930),
        new(7271001, "SPY", "SPDR S&P 500 ETF Trust", "NYSEArca", "US", "ExchangeTradedFund", "661.05", 700_418),
        new(7271002, "QQQ", "Invesco QQQ Trust", "NASDAQ", "US", "ExchangeTradedFund", "590.11", 270_345),
        new(11418, "BTC.X", "Bitcoin", "CRYPTO", null, "CRYPTO", "97210.50", 550_781),
        new(11435, "ETH.X", "Ethereum", "CRYPTO", null, "CRYPTO", "3711.90", 380_640),
        new(13800, "DOGE.X", "Dogecoin", "CRYPTO", null, "CRYPTO", "0.21", 260_118),
        new(5201, "ES_F", "E-Mini S&P 500", "CME", null, "INDEX", "6632.25", 88_021),
        new(5110, "EURUSD", "Euro / US Dollar", "FOREX", null, "FX", "1.0871", 41_200),
    ];

    public string MarketSymbol => s_marketCodes.TryGetValue(Exchange, out string? code) ? $"{Ticker}.{code}" : Ticker;

    public bool IsEquity => Class == "Stock";
}

internal sealed class Watchlist
{
    public required long Id { get; init; }

    public required long OwnerId { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public List<Symbol> Symbols { get; } = [];
}
