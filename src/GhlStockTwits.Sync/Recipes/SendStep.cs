using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A step that sends one public update.</summary>
/// <param name="Template">Its text.</param>
/// <param name="Sentiment">bullish, bearish or null.</param>
internal sealed record SendStep(Template Template, string? Sentiment);
