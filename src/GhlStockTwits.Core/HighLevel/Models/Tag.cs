namespace GhlStockTwits.HighLevel.Models;

/// <summary>A tag of a location.</summary>
public sealed class Tag : INamed
{
    /// <summary>The tag's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>Its name; HighLevel keeps it in lower case.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The location that it belongs to.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
