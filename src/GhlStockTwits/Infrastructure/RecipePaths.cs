using System.Management.Automation;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Infrastructure;

/// <summary>Finds the recipe files that a user named.</summary>
internal static class RecipePaths
{
    /// <summary>The files that paths lead to, in their order.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="paths">Paths with wildcards.</param>
    /// <param name="literalPaths">Paths that are taken as they are.</param>
    /// <exception cref="Api.GhlStockTwitsException">One leads to no file, or to a folder.</exception>
    public static IEnumerable<string> Of(
        PSCmdlet cmdlet, IEnumerable<string> paths, IEnumerable<string>? literalPaths = null) =>
        paths.SelectMany(path => Matching(cmdlet, path))
            .Concat((literalPaths ?? []).SelectMany(path => Literal(cmdlet, path)));

    private static IReadOnlyList<string> Matching(PSCmdlet cmdlet, string path) =>
        Existing(path, FilePaths.Matching(cmdlet, path));

    private static IReadOnlyList<string> Literal(PSCmdlet cmdlet, string path) =>
        Existing(path, FilePaths.Literal(cmdlet, path) is { } full && Path.Exists(full) ? [full] : []);

    private static IReadOnlyList<string> Existing(string path, IReadOnlyList<string> files) =>
        files.Count == 0 ? throw RecipeRequirements.NotFound($"No recipe matches '{path}'.",
            "Check the path. If its name has brackets, use -LiteralPath.")
        : files.FirstOrDefault(Directory.Exists) is { } folder
            ? throw RecipeRequirements.NotFound(
                $"'{folder}' is a folder.", "Name the files in it, as in folder/*.yaml.")
        : files;
}
