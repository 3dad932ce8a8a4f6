using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Contacts that the search shows as changed since a time, without the versions that are stored.</summary>
/// <param name="finder">Searches.</param>
/// <param name="store">The state.</param>
/// <param name="cursor">The time.</param>
/// <param name="lastReadAt">When all changes were last read.</param>
internal sealed class SearchSource(
    ContactFinder finder, IStateStore store, DateTimeOffset cursor, DateTimeOffset? lastReadAt) : IChangeSource
{
    public string Name => "changed contacts read";

    public int? Total => null;

    public async IAsyncEnumerable<ChangeHint> FindAsync()
    {
        // A contact that changes while the pages are read moves to a later one: the next run looks at it again.
        HashSet<string> found = [];
        await foreach ((string Id, DateTimeOffset? Updated)[] page in finder.ChangedAsync(cursor)
            .ConfigureAwait(false))
        {
            Dictionary<string, long?> known = await store.Records
                .UpdateTimesAsync(page.Select(static one => one.Id)).ConfigureAwait(false);
            foreach ((string id, DateTimeOffset? updated) in page)
            {
                bool isKnown = known.TryGetValue(id, out long? stored)
                    && stored == updated?.ToUnixTimeMilliseconds();
                if (!isKnown && found.Add(id))
                {
                    yield return new ChangeHint(id) { ChangedAt = updated, LastReadAt = lastReadAt };
                }
            }
        }
    }
}
