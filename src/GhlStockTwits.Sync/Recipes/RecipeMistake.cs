namespace GhlStockTwits.Sync.Recipes;

/// <summary>What is wrong in a recipe, and where.</summary>
/// <param name="Path">The recipe's file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Id">The ID of the error that a run would end with.</param>
/// <param name="Description">What is wrong.</param>
/// <param name="Advice">What to do.</param>
public sealed record RecipeMistake(
    string Path, long Line, long Column, string Id, string Description, string? Advice)
{
    internal RecipeMistake(RecipeException mistake)
        : this(mistake.Path, mistake.Line, mistake.Column, mistake.ErrorId, mistake.Problem, mistake.Advice)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}({Line},{Column}): {Description}";
}
