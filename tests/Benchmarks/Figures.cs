using System.Globalization;

namespace GhlStockTwits.Benchmarks;

/// <summary>The same measurement, several times.</summary>
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

    /// <summary>Measures several things in turn, so that a busy machine slows them all alike.</summary>
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

    /// <summary>The median, and the span in which all figures lie.</summary>
    public string ToString(string format)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;

        return $"{Median.ToString(format, invariant)} "
            + $"({_values.Min().ToString(format, invariant)}-{_values.Max().ToString(format, invariant)})";
    }
}
