using Dapper;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The runs, and which recipes took part in them.</summary>
internal sealed class RunTable(SqliteConnection connection)
{
    /// <summary>The number of the newest run; 0 before the first.</summary>
    public long Last => connection.ExecuteScalar<long?>("SELECT MAX(id) FROM run") ?? 0;

    public long Begin(DateTimeOffset now) => connection.ExecuteScalar<long>(
        "INSERT INTO run (started_at) VALUES (@now) RETURNING id", new { now = now.ToUnixTimeMilliseconds() });

    public void End(long id, DateTimeOffset now, string outcome) => connection.Execute(
        "UPDATE run SET finished_at = @now, outcome = @outcome WHERE id = @id",
        new { id, now = now.ToUnixTimeMilliseconds(), outcome });

    /// <summary>The recipes that the state knows, by name.</summary>
    public Dictionary<string, KnownRecipe> Recipes() =>
        connection.Query<(string Name, string Hash, long LastRun, long? ActiveSince)>(
            "SELECT name, hash, last_run, active_since FROM recipe")
            .ToDictionary(
                static row => row.Name,
                static row => new KnownRecipe(
                    row.Hash, row.LastRun, DateTimeOffset.FromUnixTimeMilliseconds(row.ActiveSince ?? 0)),
                StringComparer.Ordinal);

    public void SaveRecipe(string name, KnownRecipe recipe) => connection.Execute(
        """
        INSERT INTO recipe (name, hash, last_run, active_since) VALUES (@name, @Hash, @LastRun, @since)
        ON CONFLICT (name) DO UPDATE SET hash = @Hash, last_run = @LastRun, active_since = @since
        """,
        new { name, recipe.Hash, recipe.LastRun, since = recipe.ActiveSince.ToUnixTimeMilliseconds() });
}

/// <summary>What the state knows of a recipe.</summary>
/// <param name="Hash">The hash of its file.</param>
/// <param name="LastRun">The last run that it took part in.</param>
/// <param name="ActiveSince">The beginning of the run that recorded its baseline.</param>
internal sealed record KnownRecipe(string Hash, long LastRun, DateTimeOffset ActiveSince);
