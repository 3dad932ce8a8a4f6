namespace GhlStockTwits.HighLevel.Models;

/// <summary>A tag of a location. HighLevel keeps its name in lower case.</summary>
public sealed class Tag : NamedItem;
