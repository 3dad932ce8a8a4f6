namespace GhlStockTwits.Sync.Recipes;

/// <summary>What keeps a recipe from doing too much, too late or at night. On by default.</summary>
internal sealed record Guards
{
    /// <summary>Changes older than this have no effect any more.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The most updates in any hour, of all recipes of the state.</summary>
    public int PerHour { get; init; } = 10;

    /// <summary>When nothing is sent; null for never.</summary>
    public QuietHours? QuietHours { get; init; } = new(new TimeOnly(22, 0), new TimeOnly(7, 0), TimeZoneInfo.Local);

    /// <summary>How long after a send of unknown outcome the account's stream is trusted to show it.</summary>
    public TimeSpan VerifyAfter { get; init; } = TimeSpan.FromSeconds(30);
}
