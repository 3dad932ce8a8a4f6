namespace GhlStockTwits.Sandbox.Data;

/// <summary>The contacts of one location, and the ways to find them.</summary>
internal sealed class ContactStore
{
    private readonly Dictionary<string, Contact> _contacts = [];
    private readonly Dictionary<string, List<string>> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byPhone = [];

    public ContactStore(TimeSpan searchLag)
    {
        Search = new SearchIndex(searchLag);
    }

    public ContactOrder ByDateAdded { get; } = new(contact => contact.DateAdded);

    public ContactOrder ByDateUpdated { get; } = new(contact => contact.DateUpdated);

    public SearchIndex Search { get; }

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
