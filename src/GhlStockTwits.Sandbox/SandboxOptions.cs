namespace GhlStockTwits.Sandbox;

/// <summary>Options for starting a sandbox. All have defaults.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1. Default: 0, which selects a free port.</summary>
    public int Port { get; set; }

    /// <summary>The number of contacts to generate. Default: 25.</summary>
    public int Contacts { get; set; } = 25;

    /// <summary>
    /// The seed of the fake data. The same seed, number of contacts and day give the same data, except for the IDs of
    /// locations and of the StockTwits account, which are unique. Default: 1.
    /// </summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The number of older messages in StockTwits' streams, half of them about AAPL. Default: 300, which are several
    /// pages.
    /// </summary>
    public int Messages { get; set; } = 300;

    /// <summary>A HighLevel contact export (CSV) to import instead of generating contacts.</summary>
    public string? CsvPath { get; set; }

    /// <summary>How far contact search lags behind. Default: 2 seconds.</summary>
    public TimeSpan SearchLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether both services enforce their published rate limits. If false, they announce a limit of a million and
    /// count nothing. Default: true.
    /// </summary>
    public bool EnforceLimits { get; set; } = true;

    /// <summary>The initial time of the sandbox's clock. Default: now.</summary>
    public DateTimeOffset? Now { get; set; }
}
