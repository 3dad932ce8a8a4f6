using System.Collections.ObjectModel;

namespace GhlStockTwits.Api;

/// <summary>A list of objects whose text, for example in a CSV file, is that of the objects.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
public sealed class ItemList<T> : ReadOnlyCollection<T>
{
    /// <summary>Creates a list.</summary>
    /// <param name="items">The objects.</param>
    public ItemList(IEnumerable<T> items)
        : base([.. items])
    {
    }

    /// <summary>The number of objects.</summary>
    public int Length => Count;

    /// <summary>The texts of the objects, separated by commas.</summary>
    public override string ToString() =>
        new TextList(this.Select(static item => item?.ToString() ?? string.Empty)).ToString();
}

/// <summary>Values by name whose text, for example in a CSV file, is <c>name=value, other=value</c>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ItemTable<T> : Dictionary<string, T>
{
    /// <summary>Creates a table. Names are not case-sensitive.</summary>
    /// <param name="items">The names and values.</param>
    public ItemTable(IEnumerable<KeyValuePair<string, T>> items)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        foreach ((string name, T value) in items)
        {
            this[name] = value;
        }
    }

    /// <summary>The names and values, separated by commas.</summary>
    public override string ToString() =>
        TextTable.Format(this.Select(static item => KeyValuePair.Create(item.Key, (object?)item.Value)));
}
