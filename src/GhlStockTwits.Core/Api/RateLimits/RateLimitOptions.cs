namespace GhlStockTwits.Api;

/// <summary>How a connection uses the limits of its service.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>The whole limit, shared by the connections of this process.</summary>
    public static readonly RateLimitOptions Default = new();

    /// <summary>The percentage of the limits that is used at most, 1 to 100; null for all of them.</summary>
    public int? Percent { get; init; }

    /// <summary>Who shares the limits. <see cref="RateLimitScope.Machine"/> requires a disk.</summary>
    public RateLimitScope SharedBy { get; init; }

    /// <summary>The store through which machines share the limits; null if they do not.</summary>
    public IRateLimitStore? Store { get; init; }

    /// <summary>The folder for what processes share, or null for the one in the user's own data.</summary>
    public string? Folder { get; init; }

    /// <summary>The same with a percentage if there is none.</summary>
    public RateLimitOptions Or(int percent) => this with { Percent = Percent ?? percent };
}
