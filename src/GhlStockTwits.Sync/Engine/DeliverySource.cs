using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What webhooks were about. Of a contact that has no record yet, all is read.</summary>
/// <param name="store">The state.</param>
/// <param name="hints">Where to look.</param>
internal sealed class DeliverySource(IStateStore store, IReadOnlyList<ChangeHint> hints) : IChangeSource
{
    public string Name => "contacts of webhooks read";

    public int? Total => hints.Count;

    public async IAsyncEnumerable<ChangeHint> FindAsync()
    {
        foreach (ChangeHint hint in hints)
        {
            bool isKnown = await store.Records.FindAsync(hint.ContactId).ConfigureAwait(false) is not null;
            yield return isKnown ? hint : hint with { Parts = null };
        }
    }
}
