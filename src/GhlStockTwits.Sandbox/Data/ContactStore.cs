namespace GhlStockTwits.Sandbox.Data;

/// <summary>The contacts of one location, indexed by ID, e-mail, phone and date.</summary>
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

    public void Load(IReadOnlyCollection<Contact> contacts)
    {
        foreach (Contact contact in contacts)
        {
            _contacts[contact.Id] = contact;
            AddToIndex(contact);
        }

        ByDateAdded.Load(contacts);
        ByDateUpdated.Load(contacts);
        Search.Load(contacts);
    }

    public Contact? Find(string id)
    {
        return _contacts.GetValueOrDefault(id);
    }

    public Contact? FindByEmail(string? email)
    {
        return FindFirst(_byEmail, email);
    }

    public Contact? FindByPhone(string? phone)
    {
        return FindFirst(_byPhone, phone);
    }

    public IEnumerable<Contact> FindAllByEmail(string email)
    {
        return _byEmail.GetValueOrDefault(email, []).Distinct().Select(id => _contacts[id]);
    }

    public IEnumerable<Contact> FindAllByPhone(string phone)
    {
        return _byPhone.GetValueOrDefault(phone, []).Distinct().Select(id => _contacts[id]);
    }

    public void Save(Contact contact, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(contact.Id, out Contact? old))
        {
            RemoveFromIndex(old);
        }

        _contacts[contact.Id] = contact;
        AddToIndex(contact);
        ByDateAdded.Add(contact);
        ByDateUpdated.Add(contact);
        Search.Enqueue(contact.Id, contact, now);
    }

    public void Remove(Contact contact, DateTimeOffset now)
    {
        _contacts.Remove(contact.Id);
        RemoveFromIndex(contact);
        Search.Enqueue(contact.Id, null, now);
    }

    private Contact? FindFirst(Dictionary<string, List<string>> index, string? key)
    {
        return key is not null && index.TryGetValue(key, out List<string>? ids) ? _contacts[ids[0]] : null;
    }

    private void AddToIndex(Contact contact)
    {
        foreach (string email in Emails(contact))
        {
            AddToIndex(_byEmail, email, contact.Id);
        }

        foreach (string phone in Phones(contact))
        {
            AddToIndex(_byPhone, phone, contact.Id);
        }
    }

    private void RemoveFromIndex(Contact contact)
    {
        foreach (string email in Emails(contact))
        {
            RemoveFromIndex(_byEmail, email, contact.Id);
        }

        foreach (string phone in Phones(contact))
        {
            RemoveFromIndex(_byPhone, phone, contact.Id);
        }

        ByDateAdded.Remove(contact);
        ByDateUpdated.Remove(contact);
    }

    private static IEnumerable<string> Emails(Contact contact)
    {
        return contact.Email is null ? contact.AdditionalEmails : contact.AdditionalEmails.Prepend(contact.Email);
    }

    private static IEnumerable<string> Phones(Contact contact)
    {
        return contact.Phone is null ? contact.AdditionalPhones : contact.AdditionalPhones.Prepend(contact.Phone);
    }

    private static void AddToIndex(Dictionary<string, List<string>> index, string key, string id)
    {
        if (!index.TryGetValue(key, out List<string>? ids))
        {
            ids = new List<string>(1);
            index[key] = ids;
        }

        ids.Add(id);
    }

    private static void RemoveFromIndex(Dictionary<string, List<string>> index, string key, string id)
    {
        if (index.TryGetValue(key, out List<string>? ids))
        {
            ids.Remove(id);
            if (ids.Count == 0)
            {
                index.Remove(key);
            }
        }
    }
}

/// <summary>Contacts sorted by one of their dates, oldest first, then by ID.</summary>
internal sealed class ContactDateIndex
{
    private readonly Func<Contact, DateTimeOffset> _date;
    private readonly List<Contact> _contacts = [];

    public ContactDateIndex(Func<Contact, DateTimeOffset> date)
    {
        _date = date;
    }

    public IReadOnlyList<Contact> All => _contacts;

    public long SortKey(Contact contact)
    {
        return _date(contact).ToUnixTimeMilliseconds();
    }

    /// <summary>Replaces all contacts. Faster than adding unsorted contacts one by one.</summary>
    public void Load(IEnumerable<Contact> contacts)
    {
        _contacts.Clear();
        _contacts.AddRange(contacts.OrderBy(SortKey).ThenBy(contact => contact.Id, StringComparer.Ordinal));
    }

    public void Add(Contact contact)
    {
        _contacts.Insert(CountBefore(SortKey(contact), contact.Id), contact);
    }

    public void Remove(Contact contact)
    {
        _contacts.RemoveAt(CountBefore(SortKey(contact), contact.Id));
    }

    /// <summary>The number of contacts before this position.</summary>
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

    /// <summary>Returns the contacts from the newest or the oldest on, or those after a cursor.</summary>
    public IEnumerable<Contact> Enumerate(bool newestFirst, (long SortKey, string Id)? after)
    {
        if (newestFirst)
        {
            int end = after is { } position ? CountBefore(position.SortKey, position.Id) : _contacts.Count;
            for (int index = end - 1; index >= 0; index--)
            {
                yield return _contacts[index];
            }
        }
        else
        {
            int start = after is { } position ? CountBefore(position.SortKey, position.Id) : 0;
            for (int index = start; index < _contacts.Count; index++)
            {
                if (after is not { } cursor || Compare(_contacts[index], cursor.SortKey, cursor.Id) > 0)
                {
                    yield return _contacts[index];
                }
            }
        }
    }

    private int Compare(Contact contact, long key, string id)
    {
        int byDate = SortKey(contact).CompareTo(key);
        return byDate != 0 ? byDate : string.CompareOrdinal(contact.Id, id);
    }
}
