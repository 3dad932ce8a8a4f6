namespace GhlStockTwits.Sync.Recipes;

/// <summary>A recipe that is kept in the state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEnabled">Whether Sync-GhlStockTwits runs it.</param>
/// <param name="Source">The ready-made recipe or the file that it was made from.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Text">Its text.</param>
public sealed record StoredRecipe(
    string Name, bool IsEnabled, string Source, DateTimeOffset StoredAt, string Text)
{
    /// <summary>What it does, as its first comment says.</summary>
    public string Summary => RecipeText.SummaryOf(Text);

    /// <summary>What stands for its path in messages.</summary>
    internal string Place => $"stored recipe {Name}";
}
