namespace GhlStockTwits.Sync.State;

/// <summary>
/// The database of records, effects, recipes and runs. It may be used from several threads: operations and
/// transactions follow each other, so that readers side by side share one writer.
/// </summary>
internal interface IStateStore : IAsyncDisposable
{
    RecordTable Records { get; }

    EffectTable Effects { get; }

    RunTable Runs { get; }

    ChangeTable Changes { get; }

    UnreadTable Unread { get; }

    /// <summary>The recipes that are kept in the state.</summary>
    StoredRecipeTable Recipes { get; }

    /// <summary>The single values, by name.</summary>
    ValueTable Values { get; }

    /// <summary>What the state holds in numbers.</summary>
    StateStatistics Statistics { get; }

    /// <summary>Where the state is, for errors; without secrets.</summary>
    string Place { get; }

    /// <summary>Whether the state was restored from a backup: it does not know of runs that its marker does.</summary>
    bool IsRestored { get; }

    /// <summary>
    /// Does all of some work or nothing of it. It is on the disk when this returns. Other operations wait meanwhile;
    /// those of the work follow each other, and what it begins ends within it. A transaction within another is part of
    /// it.
    /// </summary>
    Task TransactAsync(Func<Task> work);

    /// <summary>Removes all of the state. It cannot be used afterwards.</summary>
    Task RemoveAsync();

    /// <summary>
    /// Stores the run's number beside the state, so that a restored copy of the state is recognised. The state itself
    /// no longer counts as one: the run deals with that.
    /// </summary>
    void MarkRun(long id);
}
