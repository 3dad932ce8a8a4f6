using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>The objects that names are looked up among. A command reads each listing once.</summary>
internal sealed class NamedObjects
{
    private readonly Dictionary<string, IReadOnlyCollection<NamedObject>> _byListing = [];

    /// <summary>The objects of a listing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="list">The listing.</param>
    /// <param name="arguments">The arguments of the listing.</param>
    /// <param name="convert">The ID and the names of an object.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiException">The listing failed.</exception>
    public async Task<IReadOnlyCollection<NamedObject>> ReadAsync<T>(
        Connection connection, Operation<T[]> list, Arguments arguments, Func<T, NamedObject> convert,
        CallContext call)
    {
        if (!_byListing.TryGetValue(list.Name, out IReadOnlyCollection<NamedObject>? known))
        {
            List<NamedObject> objects = [];
            await foreach (T[] page in connection.ReadAsync(list, arguments, call).ConfigureAwait(false))
            {
                objects.AddRange(page.Select(convert));
            }

            _byListing[list.Name] = known = objects;
        }

        return known;
    }
}
