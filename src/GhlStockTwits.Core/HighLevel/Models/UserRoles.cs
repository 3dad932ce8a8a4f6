namespace GhlStockTwits.HighLevel.Models;

/// <summary>A user's roles as HighLevel sends them.</summary>
internal sealed class UserRoles
{
    public string? Role { get; set; }

    public string? Type { get; set; }

    public string[]? LocationIds { get; set; }
}
