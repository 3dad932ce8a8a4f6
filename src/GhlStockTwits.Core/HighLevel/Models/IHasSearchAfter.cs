using System.Text.Json;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>An object that says how a search continues after it.</summary>
internal interface IHasSearchAfter
{
    /// <summary>The cursor; null if the object was not read by a search.</summary>
    JsonElement? SearchAfter { get; }
}
