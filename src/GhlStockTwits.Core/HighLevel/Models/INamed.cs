namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something of a location that people know by its name.</summary>
public interface INamed : IHasId, ILocated
{
    /// <summary>The name that people see.</summary>
    string Name { get; }

    /// <summary>Another name that selects it, such as a key; the name itself where there is none.</summary>
    string Key => Name;
}
