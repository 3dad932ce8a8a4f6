using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A recipe that cannot be used, with the place in its file.</summary>
public sealed class RecipeException : GhlStockTwitsException
{
    internal RecipeException(string path, long line, long column, string description, Exception? cause = null)
        : this(new RecipeLocation(path, line, column), "RecipeInvalid", description, "Correct the recipe.", cause)
    {
    }

    internal RecipeException(
        RecipeLocation place, string id, string description, string advice, Exception? cause = null)
        : base(
            $"GhlStockTwits.{id}", FailureCategory.ParserError,
            $"{place.Path}({place.Line},{place.Column}): {description}", advice, cause)
    {
        Problem = description;
        Path = place.Path;
        Line = place.Line;
        Column = place.Column;
        StopsPipeline = true;
    }

    /// <summary>A mistake at a place.</summary>
    internal static RecipeException At(RecipeLocation place, string description) =>
        new(place, "RecipeInvalid", description, "Correct the recipe.");

    /// <summary>What is wrong, without the place.</summary>
    internal string Problem { get; }

    /// <summary>The recipe's file.</summary>
    public string Path { get; }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The column, from 1.</summary>
    public long Column { get; }
}
