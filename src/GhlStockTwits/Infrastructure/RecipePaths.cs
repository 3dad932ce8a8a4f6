using System.Management.Automation;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Infrastructure;

/// <summary>Finds the recipe files that a user named.</summary>
internal static class RecipePaths
{
    /// <summary>The files that a path with wildcards matches.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It matches none, or a folder.</exception>
    public static IReadOnlyList<string> Matching(PSCmdlet cmdlet, string path) =>
        Existing(path, FilePaths.Matching(cmdlet, path));

    /// <summary>The file with a path that is taken as it is.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It does not exist, or is a folder.</exception>
    public static IReadOnlyList<string> Literal(PSCmdlet cmdlet, string path) =>
        Existing(path, FilePaths.Literal(cmdlet, path) is { } full && Path.Exists(full) ? [full] : []);

    private static IReadOnlyList<string> Existing(string path, IReadOnlyList<string> files) =>
        files.Count == 0 ? throw RecipeRequirements.NotFound($"No recipe matches '{path}'.",
            "Check the path. If its name has brackets, use -LiteralPath.")
        : files.FirstOrDefault(Directory.Exists) is { } folder
            ? throw RecipeRequirements.NotFound(
                $"'{folder}' is a folder.", "Name the files in it, as in folder/*.yaml.")
        : files;
}
