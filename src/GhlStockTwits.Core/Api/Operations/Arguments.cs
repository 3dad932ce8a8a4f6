using System.Collections;

namespace GhlStockTwits.Api;

/// <summary>
/// The values of one call by the service's own names. A null value is sent as null; a name that is missing is not sent.
/// </summary>
public sealed class Arguments : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates an empty set of arguments.</summary>
    public Arguments()
    {
    }

    /// <summary>Creates a copy.</summary>
    /// <param name="values">Names and values.</param>
    public Arguments(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach ((string name, object? value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Gets or sets a value by name.</summary>
    /// <param name="name">The service's name of the parameter.</param>
    public object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Adds a value; used by collection initializers.</summary>
    /// <param name="name">The service's name of the parameter.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, object? value) => _values[name] = value;

    /// <summary>Whether there is a value, including null, for a name.</summary>
    /// <param name="name">The service's name of the parameter.</param>
    /// <returns>True if the name is present.</returns>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Returns a copy with a value added or replaced.</summary>
    /// <param name="name">The service's name of the parameter.</param>
    /// <param name="value">The value.</param>
    /// <returns>The copy.</returns>
    public Arguments With(string name, object? value) => new(_values) { [name] = value };

    /// <summary>Returns a copy without a value.</summary>
    /// <param name="name">The service's name of the parameter.</param>
    /// <returns>The copy.</returns>
    public Arguments Without(string name)
    {
        Arguments copy = new(_values);
        copy._values.Remove(name);
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
