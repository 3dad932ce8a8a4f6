namespace GhlStockTwits.Benchmarks.Read;

/// <summary>A custom field's value, as the floor reads it.</summary>
internal sealed record FloorField(string Id, object? Value);
