using GhlStockTwits.Api;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;

namespace GhlStockTwits.Sync.Inbox;

/// <summary>Finds where an inbox is. A place may hold a password.</summary>
internal static class InboxPlaces
{
    private const string File = "inbox.db";
    private const string Schema = "ghlstocktwits_inbox";

    /// <summary>The variable that names the inbox where <c>-InboxPath</c> does not.</summary>
    public static string PathVariable => DatabaseErrors.Inbox.Variable;

    /// <summary>
    /// Finds the place: as given, else as <see cref="PathVariable"/> says, else beside the state: a file in its folder,
    /// or a schema in its database.
    /// </summary>
    /// <param name="given">The full path, or a connection string of PostgreSQL, or null.</param>
    /// <param name="statePlace">The place of the state; null for the user's own data folder.</param>
    /// <exception cref="GhlStockTwitsException">It is unclear which inbox is meant, or it cannot be one.</exception>
    public static string Resolve(string? given, string? statePlace)
    {
        string? named = string.IsNullOrEmpty(given) ? Environment.GetEnvironmentVariable(PathVariable) : given;
        if (!string.IsNullOrEmpty(named))
        {
            return PostgresState.IsConnectionString(named)
                ? PostgresState.Resolve(named, static () => Schema, DatabaseErrors.Inbox)
                : Path.GetFullPath(named);
        }

        return statePlace is not null && PostgresState.IsConnectionString(statePlace)
            ? PostgresState.WithSchema(statePlace, Schema)
            : Path.Combine(FolderOf(statePlace), File);
    }

    /// <summary>Where an inbox is, for people: a path or a schema, without secrets.</summary>
    public static string NameOf(string place) =>
        PostgresState.IsConnectionString(place) ? PostgresState.NameOf(place) : place;

    private static string FolderOf(string? statePlace) => Path.GetDirectoryName(statePlace)
        ?? StateFile.DefaultFolder(DatabaseErrors.Inbox);
}
