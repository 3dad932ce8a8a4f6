using System.Globalization;

namespace GhlStockTwits.Sync.State;

/// <summary>Single values by name: where the state belongs, and how far it has come.</summary>
internal sealed class ValueTable(StateDatabase database)
{
    /// <summary>A stored value, or null if there is none.</summary>
    public Task<string?> GetAsync(string name) =>
        database.FindAsync<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>A stored time, or null if there is none.</summary>
    /// <exception cref="GhlStockTwits.Api.GhlStockTwitsException">It is not a time: the state is damaged.</exception>
    public async Task<DateTimeOffset?> GetTimeAsync(string name) =>
        await GetAsync(name).ConfigureAwait(false) is not { } text ? null
            : DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time) ? time
            : throw DatabaseErrors.State.Damaged(database.Place);

    /// <summary>A stored number, or 0 if there is none.</summary>
    /// <exception cref="GhlStockTwits.Api.GhlStockTwitsException">It is not a number: the state is damaged.</exception>
    public async Task<long> GetNumberAsync(string name) =>
        await GetAsync(name).ConfigureAwait(false) is not { } text ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw DatabaseErrors.State.Damaged(database.Place);

    /// <summary>Stores a value.</summary>
    public Task SetAsync(string name, string value) => database.ExecuteAsync(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
        new { name, value });

    /// <summary>Stores a time.</summary>
    public Task SetAsync(string name, DateTimeOffset value) =>
        SetAsync(name, value.ToString("O", CultureInfo.InvariantCulture));
}
