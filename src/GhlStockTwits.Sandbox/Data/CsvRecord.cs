namespace GhlStockTwits.Sandbox.Data;

/// <summary>A row of a CSV file: its cells, or what keeps it from having any.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, string? Problem = null);
