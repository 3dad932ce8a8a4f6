using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Contacts that the search has missed or that are no longer listed: lists all contacts.</summary>
internal sealed class ListingSource(ContactFinder finder, IStateStore store, SyncContext context) : IChangeSource
{
    public string Name => "contacts read again";

    public int? Total { get; private set; }

    /// <summary>Why the listing proves nothing, or null if it is complete.</summary>
    public ApiException? Failure { get; private set; }

    public async IAsyncEnumerable<ChangeHint> FindAsync()
    {
        ChangeHint[] found = await ListAsync().ConfigureAwait(false);
        Total = found.Length;
        foreach (ChangeHint hint in found)
        {
            yield return hint;
        }
    }

    /// <summary>Only a complete listing says which contacts are missing.</summary>
    private async Task<ChangeHint[]> ListAsync()
    {
        DateTimeOffset? lastPass =
            await store.Values.GetTimeAsync(StateKeys.ContactsListed).ConfigureAwait(false);
        HashSet<string> missing = [.. await store.Records.IdsAsync().ConfigureAwait(false)];
        List<ChangeHint> found = [];
        try
        {
            await foreach (Contact[] page in finder.AllAsync().ConfigureAwait(false))
            {
                missing.ExceptWith(page.Select(static contact => contact.Id));
                Dictionary<string, long?> known = await store.Records
                    .UpdateTimesAsync(page.Select(static one => one.Id)).ConfigureAwait(false);
                found.AddRange(page
                    .Where(one => CompletePass.IsMissed(
                        known.ContainsKey(one.Id), StateTime.From(known.GetValueOrDefault(one.Id)), one.DateUpdated,
                        context.Now))
                    .Select(one => new ChangeHint(one.Id) { ChangedAt = one.DateUpdated, LastReadAt = lastPass }));
            }
        }
        catch (ApiException failure) when (ReadFailure.CanWait(failure))
        {
            Failure = failure;
            return [];
        }

        found.AddRange(missing.Order(StringComparer.Ordinal)
            .Select(id => new ChangeHint(id) { LastReadAt = lastPass }));
        return [.. found.DistinctBy(static hint => hint.ContactId)];
    }
}
