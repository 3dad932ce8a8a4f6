namespace GhlStockTwits.Sandbox.Data;

/// <summary>What search sees of a location's contacts: everything, a little late.</summary>
internal sealed class ContactSearchIndex
{
    private const int MaxResults = 32;

    private readonly TimeSpan _lag;
    private readonly Dictionary<string, Contact> _visible = [];
    private readonly Queue<(DateTimeOffset Due, string Id, Contact? State)> _pending = new();
    private readonly Dictionary<string, Contact[]> _results = [];

    public ContactSearchIndex(TimeSpan lag)
    {
        _lag = lag;
    }

    public void Fill(IEnumerable<Contact> contacts)
    {
        foreach (Contact contact in contacts)
        {
            _visible[contact.Id] = contact;
        }
    }

    public void Enqueue(string id, Contact? state, DateTimeOffset now)
    {
        _pending.Enqueue((now + _lag, id, state));
    }

    /// <summary>
    /// The contacts that fit, sorted. The same question asked for the next page is answered from the first answer, as
    /// long as nothing has changed.
    /// </summary>
    public Contact[] Find(string question, Func<Contact, bool> matches, Comparison<Contact> order, DateTimeOffset now)
    {
        CatchUp(now);
        if (!_results.TryGetValue(question, out Contact[]? found))
        {
            if (_results.Count == MaxResults)
            {
                _results.Clear();
            }

            found = [.. _visible.Values.Where(matches)];
            Array.Sort(found, order);
            _results[question] = found;
        }

        return found;
    }

    private void CatchUp(DateTimeOffset now)
    {
        while (_pending.TryPeek(out (DateTimeOffset Due, string Id, Contact? State) change) && change.Due <= now)
        {
            _pending.Dequeue();
            _results.Clear();
            if (change.State is null)
            {
                _visible.Remove(change.Id);
            }
            else
            {
                _visible[change.Id] = change.State;
            }
        }
    }
}
