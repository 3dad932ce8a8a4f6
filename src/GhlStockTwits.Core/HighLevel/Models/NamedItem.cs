using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something of a location that people know by its name.</summary>
public abstract class NamedItem : IHasId, ILocated
{
    /// <summary>The id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name that people see.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The location that it belongs to; where the service does not say it, the connection does.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Another name that selects it, such as a key; the name itself where there is none.</summary>
    internal virtual string SelectedBy => Name;
}
