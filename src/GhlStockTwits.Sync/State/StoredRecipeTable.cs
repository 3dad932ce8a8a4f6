using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.State;

/// <summary>The recipes that are kept in the state. The case of their names does not matter.</summary>
internal sealed class StoredRecipeTable(StateDatabase database)
{
    /// <summary>All recipes, by name.</summary>
    public async Task<IReadOnlyList<StoredRecipe>> AllAsync()
    {
        StoredRecipeRow[] rows = await database.QueryAsync<StoredRecipeRow>(
            """
            SELECT name, text, source, is_enabled AS isEnabled, stored_at AS storedAt FROM stored_recipe
            """).ConfigureAwait(false);
        return
        [
            .. rows.Select(static row => new StoredRecipe(
                row.Name, row.IsEnabled != 0, row.Source, StateTime.From(row.StoredAt),
                row.Text))
                .OrderBy(static recipe => recipe.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>A recipe, or null if there is none with the name.</summary>
    public async Task<StoredRecipe?> FindAsync(string name) => (await AllAsync().ConfigureAwait(false))
        .FirstOrDefault(recipe => recipe.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Stores a recipe, or replaces the one with its name.</summary>
    public Task SaveAsync(StoredRecipe recipe) => database.ExecuteAsync(
        """
        INSERT INTO stored_recipe (name, text, source, is_enabled, stored_at)
        VALUES (@Name, @Text, @Source, @enabled, @stored)
        ON CONFLICT (name) DO UPDATE SET text = @Text, source = @Source, is_enabled = @enabled, stored_at = @stored
        """,
        new
        {
            recipe.Name,
            recipe.Text,
            recipe.Source,
            enabled = recipe.IsEnabled ? 1L : 0L,
            stored = recipe.StoredAt.ToUnixTimeMilliseconds(),
        });

    public Task RemoveAsync(string name) =>
        database.ExecuteAsync("DELETE FROM stored_recipe WHERE name = @name", new { name });
}

/// <summary>A stored recipe as its table holds it.</summary>
internal sealed record StoredRecipeRow
{
    public string Name { get; init; } = string.Empty;

    public string Text { get; init; } = string.Empty;

    public string Source { get; init; } = string.Empty;

    public long IsEnabled { get; init; }

    public long StoredAt { get; init; }
}
