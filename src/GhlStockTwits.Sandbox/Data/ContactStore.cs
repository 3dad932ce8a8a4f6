namespace GhlStockTwits.Sandbox.Data;

/// <summary>The contacts of one location, and the ways to find them.</summary>
internal sealed class ContactStore
{
    private readonly Dictionary<string, Contact> _contacts = [];
    private readonly Dictionary<string, List<string>> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byPhone = [];

    public ContactStore(TimeSpan searchLag)
    {
        Search = new ContactSearchIndex(searchLag);
    }

    public ContactDateIndex ByDateAdded { get; } = new(contact => contact.DateAdded);

    public ContactDateIndex ByDateUpdated { get; } = new(contact => contact.DateUpdated);

    public ContactSearchIndex Search { get; }

    public int Count => _contacts.Count;

    public void Fill(IReadOnlyCollection<Contact> contacts)
    {
        foreach (Contact contact in contacts)
        {
            _contacts[contact.Id] = contact;
            Link(contact);
        }

        ByDateAdded.Fill(contacts);
        ByDateUpdated.Fill(contacts);
        Search.Fill(contacts);
    }

    public Contact? Find(string id)
    {
        return _contacts.GetValueOrDefault(id);
    }

    public Contact? FindByEmail(string? email)
    {
        return First(_byEmail, email);
    }

    public Contact? FindByPhone(string? phone)
    {
        return First(_byPhone, phone);
    }

    public IEnumerable<Contact> AllByEmail(string email)
    {
        return _byEmail.GetValueOrDefault(email, []).Select(id => _contacts[id]);
    }

    public IEnumerable<Contact> AllByPhone(string phone)
    {
        return _byPhone.GetValueOrDefault(phone, []).Select(id => _contacts[id]);
    }

    public void Save(Contact contact, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(contact.Id, out Contact? old))
        {
            Unlink(old);
        }

        _contacts[contact.Id] = contact;
        Link(contact);
        ByDateAdded.Add(contact);
        ByDateUpdated.Add(contact);
        Search.Enqueue(contact.Id, contact, now);
    }

    public void Remove(Contact contact, DateTimeOffset now)
    {
        _contacts.Remove(contact.Id);
        Unlink(contact);
        Search.Enqueue(contact.Id, null, now);
    }

    private Contact? First(Dictionary<string, List<string>> index, string? key)
    {
        return key is not null && index.TryGetValue(key, out List<string>? ids) ? _contacts[ids[0]] : null;
    }

    private void Link(Contact contact)
    {
        Link(_byEmail, contact.Email, contact.Id);
        Link(_byPhone, contact.Phone, contact.Id);
    }

    private void Unlink(Contact contact)
    {
        Unlink(_byEmail, contact.Email, contact.Id);
        Unlink(_byPhone, contact.Phone, contact.Id);
        ByDateAdded.Remove(contact);
        ByDateUpdated.Remove(contact);
    }

    private static void Link(Dictionary<string, List<string>> index, string? key, string id)
    {
        if (key is null)
        {
            return;
        }

        if (!index.TryGetValue(key, out List<string>? ids))
        {
            ids = new List<string>(1);
            index[key] = ids;
        }

        ids.Add(id);
    }

    private static void Unlink(Dictionary<string, List<string>> index, string? key, string id)
    {
        if (key is not null && index.TryGetValue(key, out List<string>? ids))
        {
            ids.Remove(id);
            if (ids.Count == 0)
            {
                index.Remove(key);
            }
        }
    }
}

/// <summary>Contacts in the order of one of their dates, oldest first; the id decides between equals.</summary>
internal sealed class ContactDateIndex
{
    private readonly Func<Contact, DateTimeOffset> _date;
    private readonly List<Contact> _contacts = [];

    public ContactDateIndex(Func<Contact, DateTimeOffset> date)
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
