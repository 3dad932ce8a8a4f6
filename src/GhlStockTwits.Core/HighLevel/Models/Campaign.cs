namespace GhlStockTwits.HighLevel.Models;

/// <summary>A campaign of a location; HighLevel has workflows in their place now.</summary>
public sealed class Campaign : NamedItem
{
    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }
}
