using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>A search result that says where the search goes on after it.</summary>
internal interface IHasSearchAfter
{
    /// <summary>The row's own cursor; null when it was not read by a search.</summary>
    JsonElement? SearchAfter { get; }
}
