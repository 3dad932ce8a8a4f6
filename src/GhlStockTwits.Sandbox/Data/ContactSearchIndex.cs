namespace GhlStockTwits.Sandbox.Data;

/// <summary>The contacts of a location as search sees them: changes become visible after a lag.</summary>
internal sealed class ContactSearchIndex
{
    private const int MaxCachedSearches = 32;

    private readonly TimeSpan _lag;
    private readonly Dictionary<string, Contact> _visibleContacts = [];
    private readonly Queue<(DateTimeOffset Due, string Id, Contact? Contact)> _pendingChanges = new();
    private readonly Dictionary<string, Contact[]> _cachedResults = [];

    public ContactSearchIndex(TimeSpan lag)
    {
        _lag = lag;
    }

    public void Load(IEnumerable<Contact> contacts)
    {
        foreach (Contact contact in contacts)
        {
            _visibleContacts[contact.Id] = contact;
        }
    }

    public void Enqueue(string id, Contact? contact, DateTimeOffset now)
    {
        _pendingChanges.Enqueue((now + _lag, id, contact));
    }

    /// <summary>
    /// Returns the matching contacts, sorted. Results are cached until something changes, so the next page does not
    /// search again.
    /// </summary>
    public Contact[] Find(
        string cacheKey,
        Func<Contact, bool> matches,
        Comparison<Contact> comparison,
        DateTimeOffset now)
    {
        ApplyPendingChanges(now);
        if (!_cachedResults.TryGetValue(cacheKey, out Contact[]? found))
        {
            if (_cachedResults.Count == MaxCachedSearches)
            {
                _cachedResults.Clear();
            }

            found = [.. _visibleContacts.Values.Where(matches)];
            Array.Sort(found, comparison);
            _cachedResults[cacheKey] = found;
        }

        return found;
    }

    private void ApplyPendingChanges(DateTimeOffset now)
    {
        while (_pendingChanges.TryPeek(out (DateTimeOffset Due, string Id, Contact? Contact) change)
            && change.Due <= now)
        {
            _pendingChanges.Dequeue();
            _cachedResults.Clear();
            if (change.Contact is null)
            {
                _visibleContacts.Remove(change.Id);
            }
            else
            {
                _visibleContacts[change.Id] = change.Contact;
            }
        }
    }
}
