using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>
/// Finds the services' documents and the program that checks against them.
/// </summary>
internal static class Document
{
    public const string FolderVariable = "GHLSTOCKTWITS_SPECS";

    public static string Prism { get; } = Repository.PathOf(
        "tests", "Contract.Tests", "node_modules", "@stoplight", "prism-cli", "dist", "index.js");

    /// <summary>Why the tests are skipped, or null if they can run.</summary>
    public static string? SkipReason { get; } = FindSkipReason();

    public static string PathOf(ApiService service) =>
        InFolder(service == HighLevelService.Instance ? "highlevel.openapi.json" : "stocktwits.openapi.yaml");

    public static string InFolder(string file) => Path.Combine(Folder, file);

    private static string Folder =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : Repository.PathOf("..", "shared", "specs");

    private static string? FindSkipReason()
    {
        string? missing = new[] { HighLevelService.Instance, StockTwitsService.Instance }.Select(PathOf)
            .FirstOrDefault(static path => !File.Exists(path));
        if (missing is not null)
        {
            string file = Path.GetFileName(missing);
            return $"{file} is missing. Set {FolderVariable} to the folder of the services' documents.";
        }

        return Node.WhyMissing(Prism, "Prism", "tests/Contract.Tests");
    }
}

/// <summary>Programs that run in Node.js.</summary>
internal static class Node
{
    /// <summary>Why a program cannot run, or null if it can.</summary>
    /// <param name="file">A file of the program.</param>
    /// <param name="name">Its name.</param>
    /// <param name="folder">The folder of its package.json, from the root of the repository.</param>
    public static string? WhyMissing(string file, string name, string folder) =>
        !OnPath("node") ? "node is not on PATH. Install Node.js 20 or later."
        : File.Exists(file) ? null
        : $"{name} is not installed. Run 'npm ci --prefix {folder}'.";

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
            .Any(File.Exists);
}

/// <summary>A theory that needs the services' documents and Prism; skipped if one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute()
    {
        Skip = Document.SkipReason;
    }
}

/// <summary>A fact that needs only HighLevel's document; skipped if it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DocumentFactAttribute : FactAttribute
{
    public DocumentFactAttribute()
    {
        string path = Document.PathOf(HighLevelService.Instance);
        Skip = File.Exists(path) ? null : $"{Path.GetFileName(path)} is missing.";
    }
}
