using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Contacts that earlier runs could not read.</summary>
internal sealed class UnreadSource(IStateStore store, long runId) : IChangeSource
{
    public string Name => "contacts read again";

    public int? Total { get; private set; }

    public async IAsyncEnumerable<ChangeHint> FindAsync()
    {
        DateTimeOffset? lastReadAt = await store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false);
        IReadOnlyList<string> found = await store.Unread.IdsAsync(runId).ConfigureAwait(false);
        Total = found.Count;
        foreach (string id in found)
        {
            yield return new ChangeHint(id) { LastReadAt = lastReadAt };
        }
    }
}
