using System.Text.Json;
using System.Text.RegularExpressions;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Contract.Tests;

/// <summary>HighLevel's documentation pages are named after the operations in its document.</summary>
public sealed partial class HelpUriTests
{
    [DocumentFact]
    public void Help_links_lead_to_the_pages_of_the_operations()
    {
        Dictionary<string, string> pages = Pages();
        string[] wrong =
        [
            .. from operation in OperationCatalog.Operations.Values
               where operation.Service == HighLevelService.Instance && operation.Version != "v3"
               let page = pages.GetValueOrDefault(Key(operation.Method.Method, operation.Path))
               where page is null || !operation.HelpUri!.EndsWith("/" + page, StringComparison.Ordinal)
               select $"{operation}: {page ?? "not in the document"}, not {operation.HelpUri}",
        ];

        Assert.True(
            wrong.Length == 0, $"Correct the method, path or page of the operation:\n{string.Join('\n', wrong)}");
    }

    private static Dictionary<string, string> Pages()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Document.PathOf(HighLevelService.Instance)));
        return (
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.ValueKind == JsonValueKind.Object
                && operation.Value.TryGetProperty("operationId", out _)
            let id = operation.Value.GetProperty("operationId").GetString()!
            select (Key: Key(operation.Name, path.Name), Page: Kebab(id)))
            .ToDictionary(static page => page.Key, static page => page.Page);
    }

    /// <summary>Method and path without the names of the placeholders.</summary>
    private static string Key(string method, string path) =>
        $"{method.ToUpperInvariant()} {Placeholder().Replace(path, "{}")}";

    private static string Kebab(string operationId) =>
        Hump().Replace(operationId, "-$0").ToLowerInvariant().Replace("--", "-", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Hump();
}
