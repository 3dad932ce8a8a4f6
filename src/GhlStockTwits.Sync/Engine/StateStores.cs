using GhlStockTwits.Api;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;
using GhlStockTwits.Sync.State.Sqlite;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Opens a state where it is: in a file, or in PostgreSQL. A place is what <see cref="Resolve"/> returns, and may hold
/// a password.
/// </summary>
internal static class StateStores
{
    /// <summary>Finds the place: as given, or a file for each location in the user's own data folder.</summary>
    /// <param name="given">The full path, or a connection string of PostgreSQL, or null.</param>
    /// <param name="locationId">The location, or null if none is connected.</param>
    /// <exception cref="GhlStockTwitsException">It is unclear which state is meant, or it cannot be one.</exception>
    public static string Resolve(string? given, string? locationId) =>
        given is not null && IsConnectionString(given)
            ? PostgresState.Resolve(given, locationId)
            : StateFile.Resolve(given, locationId);

    /// <summary>Whether a text is a connection string, and not a path.</summary>
    public static bool IsConnectionString(string text) => PostgresState.IsConnectionString(text);

    /// <summary>Where a state is, for people: a path or a schema, without secrets.</summary>
    public static string NameOf(string place) =>
        IsConnectionString(place) ? PostgresState.NameOf(place) : place;

    /// <summary>Whether a state exists.</summary>
    /// <exception cref="GhlStockTwitsException">It cannot be read.</exception>
    public static async Task<bool> ExistsAsync(string place)
    {
        if (!IsConnectionString(place))
        {
            return File.Exists(place);
        }

        if (await PostgresState.OpenToReadAsync(place).ConfigureAwait(false) is not { } store)
        {
            return false;
        }

        await store.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Opens a state to work on; creates it if it does not exist.</summary>
    /// <param name="place">The place.</param>
    /// <param name="lease">How long after the death of this process another one can work on it.</param>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or of a newer module.</exception>
    public static Task<IStateStore> OpenAsync(string place, TimeSpan? lease = null) => IsConnectionString(place)
        ? PostgresState.OpenAsync(place, lease ?? StateLease.DefaultDuration)
        : SqliteState.OpenAsync(place, lease ?? StateLease.DefaultDuration);

    /// <summary>
    /// Opens a state for single values of one's own, also while a run works on it; creates it if it does not exist. No
    /// lease is taken: each value is a transaction by itself, and no run changes it.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, of a newer module, or a run is creating it.</exception>
    public static async Task<IStateStore> OpenBesideAsync(string place)
    {
        if (await TryOpenBesideAsync(place).ConfigureAwait(false) is { } store)
        {
            return store;
        }

        // It is created, or upgraded, by whoever has the lease.
        await (await OpenAsync(place).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        return await TryOpenBesideAsync(place).ConfigureAwait(false)
            ?? throw DatabaseErrors.State.Missing(NameOf(place));
    }

    private static Task<IStateStore?> TryOpenBesideAsync(string place) => IsConnectionString(place)
        ? PostgresState.OpenBesideAsync(place)
        : SqliteState.OpenBesideAsync(place);

    /// <summary>Opens a state to read it, also while a run works on it, or null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static Task<IStateStore?> OpenToReadAsync(string place) => IsConnectionString(place)
        ? PostgresState.OpenToReadAsync(place)
        : SqliteState.OpenToReadAsync(place);

    /// <summary>Removes a state with all that it holds.</summary>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or not a state.</exception>
    public static async Task<bool> RemoveAsync(string place)
    {
        IStateStore store = await OpenAsync(place).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.RemoveAsync().ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Opens a copy that ends with its connection, for a dry run that leaves no trace.</summary>
    /// <exception cref="GhlStockTwitsException">The state is damaged, or of a newer module.</exception>
    public static Task<IStateStore> OpenCopyAsync(string place) => IsConnectionString(place)
        ? PostgresState.OpenCopyAsync(place)
        : SqliteState.OpenCopyAsync(place);
}
