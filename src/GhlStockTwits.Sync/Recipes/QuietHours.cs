namespace GhlStockTwits.Sync.Recipes;

/// <summary>A part of the day in which nothing is sent; it may span midnight.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after.</param>
/// <param name="Zone">Whose clock counts.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    public bool Cover(DateTimeOffset moment) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime).IsBetween(From, To);
}
