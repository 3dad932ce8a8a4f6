namespace GhlStockTwits.Sandbox.Data;

/// <summary>The JSON of one contact, kept for the answers that hold many.</summary>
internal sealed class WrittenContact
{
    private ReadOnlyMemory<byte> _list;
    private ReadOnlyMemory<byte> _search;

    public WrittenContact(Contact owner)
    {
        Owner = owner;
    }

    public Contact Owner { get; }

    public ReadOnlyMemory<byte> List => _list.IsEmpty ? _list = ContactJson.Write(Owner, ContactShape.List) : _list;

    public ReadOnlyMemory<byte> Search =>
        _search.IsEmpty ? _search = ContactJson.Write(Owner, ContactShape.Search) : _search;
}
