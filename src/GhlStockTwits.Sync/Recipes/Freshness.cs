namespace GhlStockTwits.Sync.Recipes;

/// <summary>How old what was read may become before it is read again, as HighLevel does not announce every change.</summary>
internal sealed record Freshness
{
    public TimeSpan Tasks { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan Notes { get; init; } = TimeSpan.FromHours(6);

    public TimeSpan Appointments { get; init; } = TimeSpan.FromHours(6);

    public TimeSpan Profile { get; init; } = TimeSpan.FromHours(24);
}
