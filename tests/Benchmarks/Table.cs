namespace GhlStockTwits.Benchmarks;

/// <summary>A Markdown table, as the documentation quotes it.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells)
    {
        _rows.Add(cells);
    }

    public void Print()
    {
        int[] widths = [.. header.Select((_, column) => _rows.Max(row => row[column].Length))];
        _rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (string[] row in _rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
        }
    }
}
