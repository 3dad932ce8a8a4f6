using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Binding;

/// <summary>The objects that names are looked up among. A command reads each listing once.</summary>
internal sealed class NamedObjects
{
    private readonly Dictionary<string, IReadOnlyCollection<NamedObject>> _byListing = [];

    /// <summary>The ID of the object that an argument names.</summary>
    /// <exception cref="ApiException">The listing failed.</exception>
    /// <exception cref="GhlStockTwitsException">No object has the name, or more than one has.</exception>
    public async Task<string> FindAsync<T>(
        HighLevelConnection connection, Operation<T[]> list, ItemArgument argument, CallContext call,
        Arguments? arguments = null)
        where T : NamedItem => NameLookup.IdOf(list, argument.Kind.Name, argument.Name!, await ReadAsync(
            connection, list, arguments ?? [],
            static item => new NamedObject(item.Id, item.SelectedBy, item.Name, (item as HighLevelUser)?.Email), call)
            .ConfigureAwait(false));

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
