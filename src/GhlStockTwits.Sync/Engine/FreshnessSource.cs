using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Handles, tasks, notes and appointments that may have changed without being announced: those whose last reading is
/// older than the recipes allow.
/// </summary>
internal sealed class FreshnessSource(IStateStore store, ReadTimes due) : IChangeSource
{
    public string Name => "contacts read again";

    public int? Total { get; private set; }

    public async IAsyncEnumerable<ChangeHint> FindAsync()
    {
        IReadOnlyList<string> found = await store.Records.DueAsync(due).ConfigureAwait(false);
        Total = found.Count;
        foreach (string id in found)
        {
            yield return new ChangeHint(id) { Parts = due };
        }
    }
}
