using GhlStockTwits.Api;
using GhlStockTwits.Sync.State.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>Opens a state where it is.</summary>
internal static class StateStores
{
    /// <summary>Opens a state to work on; creates it if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or of a newer module.</exception>
    public static Task<IStateStore> OpenAsync(string place) => SqliteState.OpenAsync(place);

    /// <summary>Opens a state to read it, also while a run works on it, or null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static Task<IStateStore?> OpenToReadAsync(string place) => SqliteState.OpenToReadAsync(place);

    /// <summary>Opens a copy in memory, for a dry run that leaves no trace.</summary>
    /// <exception cref="GhlStockTwitsException">The state is damaged, or of a newer module.</exception>
    public static Task<IStateStore> OpenCopyAsync(string place) => SqliteState.OpenCopyAsync(place);
}
