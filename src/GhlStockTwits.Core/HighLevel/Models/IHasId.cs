namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something with an id of its own.</summary>
public interface IHasId
{
    /// <summary>The id.</summary>
    string Id { get; }
}
