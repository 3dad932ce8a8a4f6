using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A recipe that ships with the module, also as a file in examples/recipes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
public sealed record ReadyMadeRecipe(string Name, string Text)
{
    private const string Folder = "recipes/";

    private static readonly Lazy<IReadOnlyList<ReadyMadeRecipe>> s_all = new(static () =>
    [
        .. typeof(ReadyMadeRecipe).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static name => new ReadyMadeRecipe(name[Folder.Length..], Read(name))),
    ]);

    /// <summary>What it does.</summary>
    public string Summary => RecipeText.SummaryOf(Text);

    /// <summary>What it does, needs and never does.</summary>
    public string Description => RecipeText.DescriptionOf(Text);

    /// <summary>The parameters of New-GhlStockTwitsRecipe that change it.</summary>
    public IReadOnlyList<string> Parameters => [.. RecipeText.BlanksOf(Text).Distinct(StringComparer.Ordinal)];

    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyList<ReadyMadeRecipe> All => s_all.Value;

    /// <summary>The one with a name.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    internal static ReadyMadeRecipe Named(string name) =>
        All.FirstOrDefault(recipe => recipe.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new GhlStockTwitsException(
                "GhlStockTwits.RecipeNotFound", FailureCategory.ObjectNotFound, $"No recipe '{name}' is ready-made.",
                $"Choose one of: {string.Join(", ", All.Select(static recipe => recipe.Name))}.");

    private static string Read(string name)
    {
        using StreamReader reader = new(typeof(ReadyMadeRecipe).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
