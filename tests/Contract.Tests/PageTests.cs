using System.Text.Json;
using System.Text.RegularExpressions;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Where the catalogue leads for help: HighLevel's pages are called like the operations of its document.</summary>
public sealed partial class PageTests
{
    [PageFact]
    public void HighLevels_rows_lead_to_the_pages_of_their_operations()
    {
        Dictionary<string, string> pages = Pages();
        string[] wrong =
        [
            .. from row in OperationCatalog.Operations.Values
               where row.Service == HighLevelService.Instance && row.Version != "v3"
               let page = pages.GetValueOrDefault(Key(row.Method.Method, row.Path))
               where page is null || !row.HelpUri!.EndsWith("/" + page, StringComparison.Ordinal)
               select $"{row}: {page ?? "no such operation"}, not {row.HelpUri}",
        ];

        Assert.True(wrong.Length == 0, $"Correct method, path or page of the row:\n{string.Join('\n', wrong)}");
    }

    private static Dictionary<string, string> Pages()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Document.PathOf(HighLevelService.Instance)));
        return (
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("operationId", out _)
            let id = operation.Value.GetProperty("operationId").GetString()!
            select (Key(operation.Name, path.Name), Page: Kebab(id))).ToDictionary(static one => one.Item1, static one => one.Page);
    }

    /// <summary>Method and path, whatever the placeholders are called.</summary>
    private static string Key(string method, string path) =>
        $"{method.ToUpperInvariant()} {Placeholder().Replace(path, "{}")}";

    private static string Kebab(string operationId) =>
        Hump().Replace(operationId, "-$0").ToLowerInvariant().Replace("--", "-", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Hump();
}
