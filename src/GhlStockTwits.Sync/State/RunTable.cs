using System.Text.Json;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.State;

/// <summary>The runs, and which recipes took part in them.</summary>
internal sealed class RunTable(StateDatabase database)
{
    private const string Columns =
        "id, started_at AS startedAt, finished_at AS finishedAt, outcome, summary, history";

    /// <summary>How long the history of a run is kept. That it was done is never forgotten.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    /// <summary>The number of the newest run; 0 before the first.</summary>
    public async Task<long> LastAsync() =>
        await database.FindAsync<long?>("SELECT MAX(id) FROM run").ConfigureAwait(false) ?? 0;

    public Task<long> BeginAsync(DateTimeOffset now) => database.ExecuteScalarAsync<long>(
        "INSERT INTO run (started_at) VALUES (@now) RETURNING id", new { now = now.ToUnixTimeMilliseconds() });

    /// <summary>Notes that a run has come to its end.</summary>
    public Task EndAsync(long id, DateTimeOffset now, RunOutcome outcome) => database.ExecuteAsync(
        "UPDATE run SET finished_at = @now, outcome = @outcome WHERE id = @id",
        new { id, now = now.ToUnixTimeMilliseconds(), outcome = outcome.ToString() });

    /// <summary>Keeps how a run ended, whether or not it came to its end.</summary>
    public Task KeepAsync(
        long id, RunOutcome outcome, Dictionary<string, long>? counts, RunDetails details) => database.ExecuteAsync(
        "UPDATE run SET outcome = @outcome, summary = @summary, history = @history WHERE id = @id",
        new
        {
            id,
            outcome = outcome.ToString(),
            summary = counts is null ? null
                : JsonSerializer.Serialize(counts, StateJson.Default.DictionaryStringInt64),
            history = JsonSerializer.Serialize(details, StateJson.Default.RunDetails),
        });

    /// <summary>The newest runs, newest first.</summary>
    public async Task<IReadOnlyList<SyncRun>> NewestAsync(int count) =>
        Read(await database.QueryAsync<RunRow>(
            $"SELECT {Columns} FROM run ORDER BY id DESC LIMIT @count", new { count }).ConfigureAwait(false));

    /// <summary>A run by its number, or null if there is none.</summary>
    public async Task<SyncRun?> FindAsync(long id) =>
        Read(await database.QueryAsync<RunRow>($"SELECT {Columns} FROM run WHERE id = @id", new { id })
            .ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Forgets the history of runs that began before a time.</summary>
    public Task TrimAsync(DateTimeOffset before) => database.ExecuteAsync(
        """
        UPDATE run SET summary = NULL, history = NULL
        WHERE started_at < @before AND (summary IS NOT NULL OR history IS NOT NULL)
        """,
        new { before = before.ToUnixTimeMilliseconds() });

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

    /// <summary>Forgets a recipe: its next run records a baseline.</summary>
    public Task ForgetRecipeAsync(string name) =>
        database.ExecuteAsync("DELETE FROM recipe WHERE name = @name", new { name });

    /// <summary>Gives all recipes a new baseline, as a run has read all changes of a restored state.</summary>
    public Task RestartRecipesAsync(DateTimeOffset activeSince, long lastChange) => database.ExecuteAsync(
        "UPDATE recipe SET active_since = @since, last_change = @lastChange",
        new { since = activeSince.ToUnixTimeMilliseconds(), lastChange });

    private SyncRun[] Read(RunRow[] rows)
    {
        try
        {
            return [.. rows.Select(static row => row.ToRun())];
        }
        catch (JsonException damage)
        {
            throw DatabaseErrors.State.Damaged(database.Place, damage);
        }
    }
}

/// <summary>A run as its table holds it.</summary>
internal sealed record RunRow
{
    public long Id { get; init; }

    public long StartedAt { get; init; }

    public long? FinishedAt { get; init; }

    public string? Outcome { get; init; }

    public string? Summary { get; init; }

    public string? History { get; init; }

    public SyncRun ToRun()
    {
        RunDetails? details =
            History is null ? null : JsonSerializer.Deserialize(History, StateJson.Default.RunDetails);
        Dictionary<string, long>? counts =
            Summary is null ? null : JsonSerializer.Deserialize(Summary, StateJson.Default.DictionaryStringInt64);
        return new SyncRun
        {
            RunId = Id,
            StartedAt = StateTime.From(StartedAt),
            EndedAt = StateTime.From(FinishedAt) ?? details?.EndedAt.ToLocalTime(),
            Outcome = Outcome switch
            {
                null => RunOutcome.Unfinished,
                // As the first versions of the module wrote them.
                "complete" => RunOutcome.Complete,
                "with warnings" => RunOutcome.CompleteWithWarnings,
                _ => Enum.TryParse(Outcome, out RunOutcome known) ? known : RunOutcome.Unfinished,
            },
            ErrorId = details?.ErrorId,
            Recipes = details?.Recipes ?? [],
            Baselines = details?.Baselines ?? [],
            Counts = counts ?? [],
            Changes = details?.Changes ?? new Dictionary<string, long>(),
            Effects = details?.Effects ?? [],
            Explanations = details?.Explanations ?? [],
            Warnings = details?.Warnings ?? [],
        };
    }
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
