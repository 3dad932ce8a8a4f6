namespace GhlStockTwits.Sync.State;

/// <summary>The runs, and which recipes took part in them.</summary>
internal sealed class RunTable(StateDatabase database)
{
    /// <summary>The number of the newest run; 0 before the first.</summary>
    public async Task<long> LastAsync() =>
        await database.FindAsync<long?>("SELECT MAX(id) FROM run").ConfigureAwait(false) ?? 0;

    public Task<long> BeginAsync(DateTimeOffset now) => database.ExecuteScalarAsync<long>(
        "INSERT INTO run (started_at) VALUES (@now) RETURNING id", new { now = now.ToUnixTimeMilliseconds() });

    public Task EndAsync(long id, DateTimeOffset now, string outcome) => database.ExecuteAsync(
        "UPDATE run SET finished_at = @now, outcome = @outcome WHERE id = @id",
        new { id, now = now.ToUnixTimeMilliseconds(), outcome });

    /// <summary>When the last run ended of those that came to an end, or null if none did.</summary>
    public async Task<DateTimeOffset?> LastEndAsync() => StateTime.From(
        await database.FindAsync<long?>("SELECT MAX(finished_at) FROM run").ConfigureAwait(false));

    /// <summary>The recipes that the state knows, by name.</summary>
    public async Task<Dictionary<string, KnownRecipe>> RecipesAsync()
    {
        RecipeRow[] rows = await database.QueryAsync<RecipeRow>(
            """
            SELECT name, hash, last_run AS lastRun, active_since AS activeSince, last_change AS lastChange, audiences
            FROM recipe
            """).ConfigureAwait(false);
        return rows.ToDictionary(
            static row => row.Name,
            static row => new KnownRecipe(
                row.Hash, row.LastRun, DateTimeOffset.FromUnixTimeMilliseconds(row.ActiveSince ?? 0))
            {
                LastChange = row.LastChange,
                Audiences = row.Audiences.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            },
            StringComparer.Ordinal);
    }

    public Task SaveRecipeAsync(string name, KnownRecipe recipe) => database.ExecuteAsync(
        """
        INSERT INTO recipe (name, hash, last_run, active_since, last_change, audiences)
        VALUES (@name, @Hash, @LastRun, @since, @LastChange, @audiences)
        ON CONFLICT (name) DO UPDATE SET hash = @Hash, last_run = @LastRun, active_since = @since,
            last_change = @LastChange, audiences = @audiences
        """,
        new
        {
            name,
            recipe.Hash,
            recipe.LastRun,
            recipe.LastChange,
            since = recipe.ActiveSince.ToUnixTimeMilliseconds(),
            audiences = string.Join('\n', recipe.Audiences),
        });

    /// <summary>Gives all recipes a new baseline, as a run has read all changes of a restored state.</summary>
    public Task RestartRecipesAsync(DateTimeOffset activeSince, long lastChange) => database.ExecuteAsync(
        "UPDATE recipe SET active_since = @since, last_change = @lastChange",
        new { since = activeSince.ToUnixTimeMilliseconds(), lastChange });
}

/// <summary>A recipe as its table holds it.</summary>
internal sealed record RecipeRow
{
    public string Name { get; init; } = string.Empty;

    public string Hash { get; init; } = string.Empty;

    public long LastRun { get; init; }

    public long? ActiveSince { get; init; }

    public long LastChange { get; init; }

    public string Audiences { get; init; } = string.Empty;
}

/// <summary>What the state knows of a recipe.</summary>
/// <param name="Hash">The hash of its file.</param>
/// <param name="LastRun">The last run that it took part in.</param>
/// <param name="ActiveSince">The beginning of the run that recorded its baseline.</param>
internal sealed record KnownRecipe(string Hash, long LastRun, DateTimeOffset ActiveSince)
{
    /// <summary>The newest change in the log that it was asked about.</summary>
    public long LastChange { get; init; }

    /// <summary>The names of its audiences.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];
}
