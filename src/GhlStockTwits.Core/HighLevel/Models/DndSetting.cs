namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// Do-not-disturb on one channel. <c>active</c> means that the contact must not be disturbed (highlevel-api 2.1).
/// </summary>
public sealed class DndSetting
{
    /// <summary>active, inactive or permanent.</summary>
    public string? Status { get; set; }

    /// <summary>Why, as noted.</summary>
    public string? Message { get; set; }
}
