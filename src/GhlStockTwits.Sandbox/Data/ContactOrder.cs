namespace GhlStockTwits.Sandbox.Data;

/// <summary>Contacts in the order of one of their dates, oldest first; the id decides between equals.</summary>
internal sealed class ContactOrder
{
    private readonly Func<Contact, DateTimeOffset> _date;
    private readonly List<Contact> _contacts = [];

    public ContactOrder(Func<Contact, DateTimeOffset> date)
    {
        _date = date;
    }

    public IReadOnlyList<Contact> All => _contacts;

    public long Key(Contact contact)
    {
        return _date(contact).ToUnixTimeMilliseconds();
    }

    /// <summary>Replaces everything: cheaper than adding one by one what comes in any order.</summary>
    public void Fill(IEnumerable<Contact> contacts)
    {
        _contacts.Clear();
        _contacts.AddRange(contacts.OrderBy(Key).ThenBy(contact => contact.Id, StringComparer.Ordinal));
    }

    public void Add(Contact contact)
    {
        _contacts.Insert(CountBefore(Key(contact), contact.Id), contact);
    }

    public void Remove(Contact contact)
    {
        _contacts.RemoveAt(CountBefore(Key(contact), contact.Id));
    }

    /// <summary>How many come before this place.</summary>
    public int CountBefore(long key, string id)
    {
        int low = 0;
        int high = _contacts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(_contacts[middle], key, id) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>From the newest or the oldest on, or from after the place of a cursor.</summary>
    public IEnumerable<Contact> Walk(bool newestFirst, (long Key, string Id)? after)
    {
        if (newestFirst)
        {
            int end = after is { } cursor ? CountBefore(cursor.Key, cursor.Id) : _contacts.Count;
            for (int index = end - 1; index >= 0; index--)
            {
                yield return _contacts[index];
            }
        }
        else
        {
            int start = after is { } cursor ? CountBefore(cursor.Key, cursor.Id) : 0;
            for (int index = start; index < _contacts.Count; index++)
            {
                if (after is not { } place || Compare(_contacts[index], place.Key, place.Id) > 0)
                {
                    yield return _contacts[index];
                }
            }
        }
    }

    private int Compare(Contact contact, long key, string id)
    {
        int byDate = Key(contact).CompareTo(key);
        return byDate != 0 ? byDate : string.CompareOrdinal(contact.Id, id);
    }
}
