using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.State;

/// <summary>What a state holds in numbers, and whether it is whole.</summary>
internal sealed class StateStatistics(StateDatabase database)
{
    /// <summary>The version of its tables.</summary>
    public Task<long> VersionAsync() => database.FindAsync<long>(database.Dialect.Version);

    /// <summary>Its size in bytes.</summary>
    public Task<long> SizeAsync() => database.FindAsync<long>(database.Dialect.Size);

    /// <summary>The number of rows of a table.</summary>
    /// <param name="table">The name of one of our own tables.</param>
    public Task<long> CountAsync(string table) => database.FindAsync<long>($"SELECT COUNT(*) FROM {table}");

    /// <summary>The number of effects in each status.</summary>
    public async Task<Dictionary<EffectStatus, long>> EffectsAsync()
    {
        StatusCount[] rows = await database.QueryAsync<StatusCount>(
            "SELECT status, COUNT(*) AS count FROM effect GROUP BY status").ConfigureAwait(false);
        return rows.Where(static row => Enum.IsDefined(typeof(EffectStatus), row.Status))
            .ToDictionary(static row => Enum.Parse<EffectStatus>(row.Status), static row => row.Count);
    }

    /// <summary>What the database itself finds wrong with its pages; nothing where it checks them by itself.</summary>
    public Task<string[]> DamageAsync() => database.QueryAsync<string>(database.Dialect.Damage);

    /// <summary>The number of effects in a status.</summary>
    private sealed record StatusCount
    {
        public string Status { get; init; } = string.Empty;

        public long Count { get; init; }
    }
}
