using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>How many calls it takes to read what changes without being announced.</summary>
internal static class RoundEstimate
{
    /// <summary>
    /// The calls that read some parts once: a search for a batch of contacts and the listing of one of them; for notes
    /// and appointments one for each contact.
    /// </summary>
    /// <param name="parts">How many contacts' parts are read.</param>
    public static long Calls(PartCounts parts) => TaskCalls(parts.Tasks) + parts.Notes + parts.Appointments;

    /// <summary>How long calls take at the least.</summary>
    /// <param name="calls">The number of calls.</param>
    /// <param name="perWindow">The number of calls that a window lets through.</param>
    /// <param name="window">The window.</param>
    public static TimeSpan Time(long calls, int perWindow, TimeSpan window) =>
        calls <= perWindow ? TimeSpan.Zero : window * ((double)calls / perWindow);

    /// <summary>Why the stated freshness cannot be kept, or null if it can be.</summary>
    /// <param name="parts">How many contacts' parts the recipes follow.</param>
    /// <param name="freshness">The shortest times of the recipes.</param>
    /// <param name="perDay">The number of calls that the limits allow in a day.</param>
    public static string? Warning(PartCounts parts, Freshness freshness, double perDay)
    {
        (string Part, TimeSpan Age, double Calls)[] needs =
        [
            ("tasks", freshness.Tasks, TaskCalls(parts.Tasks) * PerDay(freshness.Tasks)),
            ("notes", freshness.Notes, parts.Notes * PerDay(freshness.Notes)),
            ("appointments", freshness.Appointments, parts.Appointments * PerDay(freshness.Appointments)),
        ];
        if (needs.Sum(static need => need.Calls) <= perDay)
        {
            return null;
        }

        string each = string.Join(", ", needs.Where(static need => need.Calls > 0).Select(static need =>
            FormattableString.Invariant($"{need.Part} ({need.Age:g}) {need.Calls:#,##0}")));
        double all = needs.Sum(static need => need.Calls);
        return FormattableString.Invariant(
            $"The freshness of the recipes cannot be kept: it takes {all:#,##0} calls a day, and the limit ")
            + FormattableString.Invariant($"allows {perDay:#,##0}. By part: {each}. ")
            + "Allow older readings under 'freshness'.";
    }

    private static long TaskCalls(long contacts) =>
        contacts == 0 ? 0 : 2 * ((contacts + TaskSearch.BatchSize - 1) / TaskSearch.BatchSize);

    private static double PerDay(TimeSpan age) => TimeSpan.FromDays(1) / age;
}
