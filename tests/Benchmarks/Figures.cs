using System.Globalization;

namespace GhlStockTwits.Benchmarks;

/// <summary>The results of repeating one measurement.</summary>
internal sealed class Figures
{
    private readonly List<double> _values = [];

    public double Median
    {
        get
        {
            double[] sorted = [.. _values.Order()];
            int middle = sorted.Length / 2;

            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /// <summary>Measures several subjects in turn, so that a busy machine slows all of them down.</summary>
    public static async Task<IReadOnlyDictionary<T, Figures>> InterleaveAsync<T>(
        int rounds, IReadOnlyList<T> subjects, Func<T, Task<double>> measure)
        where T : notnull
    {
        Dictionary<T, Figures> figures = subjects.ToDictionary(subject => subject, _ => new Figures());
        for (int round = 0; round < rounds; round++)
        {
            foreach (T subject in subjects)
            {
                figures[subject]._values.Add(await measure(subject).ConfigureAwait(false));
            }
        }

        return figures;
    }

    /// <summary>Formats the median and the range.</summary>
    public string ToString(string format)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;

        return $"{Median.ToString(format, invariant)} "
            + $"({_values.Min().ToString(format, invariant)}-{_values.Max().ToString(format, invariant)})";
    }
}

/// <summary>A Markdown table.</summary>
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
