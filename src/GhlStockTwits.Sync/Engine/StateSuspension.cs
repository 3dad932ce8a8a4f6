using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Whether a state is suspended: runs record changes and plan effects, and do nothing at the services until it is
/// resumed.
/// </summary>
internal static class StateSuspension
{
    /// <summary>Since when, or null if it is not.</summary>
    public static async Task<DateTimeOffset?> SinceAsync(IStateStore store) =>
        string.IsNullOrEmpty(await store.Values.GetAsync(StateKeys.Suspended).ConfigureAwait(false)) ? null
            : await store.Values.GetTimeAsync(StateKeys.Suspended).ConfigureAwait(false);

    /// <summary>Suspends a state. One that is suspended stays so since its first time.</summary>
    public static async Task<bool> SuspendAsync(IStateStore store, DateTimeOffset now)
    {
        bool isNew = await SinceAsync(store).ConfigureAwait(false) is null;
        if (isNew)
        {
            await store.Values.SetAsync(StateKeys.Suspended, now).ConfigureAwait(false);
        }

        return isNew;
    }

    /// <summary>Resumes a state.</summary>
    public static async Task<bool> ResumeAsync(IStateStore store)
    {
        bool was = await SinceAsync(store).ConfigureAwait(false) is not null;
        if (was)
        {
            await store.Values.SetAsync(StateKeys.Suspended, string.Empty).ConfigureAwait(false);
        }

        return was;
    }
}
