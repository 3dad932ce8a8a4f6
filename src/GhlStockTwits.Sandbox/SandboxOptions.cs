namespace GhlStockTwits.Sandbox;

/// <summary>How a sandbox starts. Everything has a default.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>How many contacts the location has. They are made up.</summary>
    public int Contacts { get; set; } = 25;

    /// <summary>The same seed, number of contacts and day give the same data.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>A contact export of HighLevel (CSV) that fills the location instead of made-up contacts.</summary>
    public string? CsvPath { get; set; }

    /// <summary>How far contact search is behind.</summary>
    public TimeSpan SearchLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether both services enforce their published limits. Otherwise they announce a million and count nothing.
    /// </summary>
    public bool EnforceLimits { get; set; } = true;

    /// <summary>Where the sandbox's clock starts; now, unless set.</summary>
    public DateTimeOffset? Now { get; set; }
}
