using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A recipe that cannot be used, with the place in its file.</summary>
public sealed class RecipeException : GhlStockTwitsException
{
    internal RecipeException(string path, long line, long column, string description, Exception? cause = null)
        : base(
            "GhlStockTwits.RecipeInvalid", FailureCategory.ParserError, $"{path}({line},{column}): {description}",
            "Correct the recipe.", cause)
    {
        Path = path;
        Line = line;
        Column = column;
        StopsPipeline = true;
    }

    /// <summary>The recipe's file.</summary>
    public string Path { get; }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The column, from 1.</summary>
    public long Column { get; }
}
