namespace GhlStockTwits.Sync.Recipes;

/// <summary>A recipe that cannot be used, with the place in its file.</summary>
public sealed class RecipeException : Exception
{
    internal RecipeException(string path, long line, long column, string message)
        : base($"{path}({line},{column}): {message}")
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>The recipe's file.</summary>
    public string Path { get; }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The column, from 1.</summary>
    public long Column { get; }
}
