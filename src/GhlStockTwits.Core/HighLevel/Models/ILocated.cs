namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// Something of a location, which remembers it: piped into another location's connection it is refused.
/// </summary>
public interface ILocated
{
    /// <summary>The location that it was read from; where the service does not say it, the connection does.</summary>
    string? LocationId { get; set; }
}
