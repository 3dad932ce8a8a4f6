namespace GhlStockTwits.HighLevel.Models;

/// <summary>A campaign of a location; HighLevel has workflows in their place now.</summary>
public sealed class Campaign : INamed
{
    /// <summary>The campaign's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The location that it belongs to.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
