namespace GhlStockTwits.Sync.State;

/// <summary>A state in a database of either kind.</summary>
/// <param name="database">The database.</param>
/// <param name="file">The file that is held, or null if there is none.</param>
internal sealed class StateStore(StateDatabase database, StateFile? file) : IStateStore
{
    public RecordTable Records { get; } = new(database);

    public EffectTable Effects { get; } = new(database);

    public RunTable Runs { get; } = new(database);

    public ChangeTable Changes { get; } = new(database);

    public UnreadTable Unread { get; } = new(database);

    public StoredRecipeTable Recipes { get; } = new(database);

    public ValueTable Values { get; } = new(database);

    public StateStatistics Statistics { get; } = new(database);

    public string Place => database.Place;

    public bool IsRestored { get; set; }

    public Task TransactAsync(Func<Task> work) => database.TransactAsync(work);

    public void MarkRun(long id)
    {
        if (file is not null)
        {
            RunMarker.Write(file.Path, id);
        }

        IsRestored = false;
    }

    public async Task RemoveAsync()
    {
        if (file is null)
        {
            await database.ExecuteAsync(database.Dialect.Remove).ConfigureAwait(false);
            return;
        }

        await database.DisposeAsync().ConfigureAwait(false);
        file.Delete();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync().ConfigureAwait(false);
        file?.Dispose();
    }
}
