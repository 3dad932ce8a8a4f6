using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Looks at a state as a whole.</summary>
internal static class StateInspection
{
    /// <summary>What it holds, in numbers.</summary>
    public static async Task<StateSummary> SummarizeAsync(IStateStore store)
    {
        string? account = await store.Values.GetAsync(StateOwner.Account).ConfigureAwait(false);
        return new StateSummary
        {
            Place = store.Place,
            Id = await store.Values.GetAsync(StateKeys.Id).ConfigureAwait(false),
            LocationId = await store.Values.GetAsync(StateOwner.Location).ConfigureAwait(false),
            AccountId = account is null ? null : long.Parse(account, CultureInfo.InvariantCulture),
            Version = await store.Statistics.VersionAsync().ConfigureAwait(false),
            Size = await store.Statistics.SizeAsync().ConfigureAwait(false),
            SuspendedSince = await StateSuspension.SinceAsync(store).ConfigureAwait(false),
            LastRun = await store.Runs.LastAsync().ConfigureAwait(false),
            LastRunEndedAt = await store.Runs.LastEndAsync().ConfigureAwait(false),
            Recipes = [.. (await store.Runs.RecipesAsync().ConfigureAwait(false)).Keys.Order(StringComparer.Ordinal)],
            Records = await store.Statistics.CountAsync("record").ConfigureAwait(false),
            Unread = await store.Statistics.CountAsync("unread").ConfigureAwait(false),
            Changes = await store.Statistics.CountAsync("change").ConfigureAwait(false),
            Effects = (await store.Statistics.EffectsAsync().ConfigureAwait(false))
                .ToDictionary(static pair => pair.Key.ToString(), static pair => pair.Value),
        };
    }

    /// <summary>What is wrong with it: damaged pages, and rows that cannot be read.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsOfAsync(IStateStore store)
    {
        List<string> problems = [.. await store.Statistics.DamageAsync().ConfigureAwait(false)];
        (string What, Func<Task> Read)[] parts =
        [
            ("values", () => SummarizeAsync(store)),
            ("records", () => ReadRecordsAsync(store)),
            ("effects", () => store.Effects.InAsync()),
            ("runs", () => store.Runs.NewestAsync(int.MaxValue)),
            ("changes", () => store.Changes.AfterAsync(0)),
        ];
        foreach ((string what, Func<Task> read) in parts)
        {
            try
            {
                await read().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is GhlStockTwitsException or FormatException)
            {
                problems.Add($"The {what} cannot be read.");
            }
        }

        return problems;
    }

    private static async Task ReadRecordsAsync(IStateStore store)
    {
        await foreach (ContactRecord[] page in store.Records.AllAsync().ConfigureAwait(false))
        {
            _ = page.Length;
        }
    }
}
