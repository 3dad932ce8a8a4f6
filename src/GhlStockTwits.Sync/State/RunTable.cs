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

    /// <summary>A recipe's hash and last run; null where the state does not know it.</summary>
    public (string Hash, long LastRun)? Recipe(string name) =>
        connection.Query<(string Hash, long LastRun)>("SELECT hash, last_run FROM recipe WHERE name = @name", new { name })
            .Select(static row => ((string, long)?)row).SingleOrDefault();

    public void SaveRecipe(string name, string hash, long runId) => connection.Execute(
        """
        INSERT INTO recipe (name, hash, last_run) VALUES (@name, @hash, @runId)
        ON CONFLICT (name) DO UPDATE SET hash = @hash, last_run = @runId
        """,
        new { name, hash, runId });
}
