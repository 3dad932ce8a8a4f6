using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>
/// Where the services' documents and the program that reads them are, and what to do where they are not.
/// </summary>
internal static class Document
{
    public const string FolderVariable = "GHLSTOCKTWITS_SPECS";

    public static string Prism { get; } = Repository.PathOf(
        "tests", "Contract.Tests", "node_modules", "@stoplight", "prism-cli", "dist", "index.js");

    /// <summary>Why the contracts cannot be tested here; null where they can.</summary>
    public static string? WhyNot { get; } = Look();

    public static string PathOf(ApiService service) =>
        InFolder(service == HighLevelService.Instance ? "highlevel.openapi.json" : "stocktwits.openapi.yaml");

    public static string InFolder(string file) => Path.Combine(Folder, file);

    private static string Folder =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : Repository.PathOf("..", "shared", "specs");

    private static string? Look()
    {
        string? missing = new[] { HighLevelService.Instance, StockTwitsService.Instance }.Select(PathOf)
            .FirstOrDefault(static path => !File.Exists(path));
        if (missing is not null)
        {
            string file = Path.GetFileName(missing);
            return $"{file} is not here: set {FolderVariable} to the folder of the services' documents.";
        }

        if (!OnPath("node"))
        {
            return "node is not on PATH: install Node.js 20 or later to hold the module against the documents.";
        }

        return File.Exists(Prism) ? null : "Prism is not installed: run 'npm ci --prefix tests/Contract.Tests' once.";
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
            .Any(File.Exists);
}
