using System.Text;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Generator;

/// <summary>Writes the catalog as tables.</summary>
internal static class OperationsWriter
{
    private static readonly Dictionary<OperationKind, string> s_titles = new()
    {
        [OperationKind.Action] = "Actions",
        [OperationKind.Event] = "Events",
        [OperationKind.Polled] = "Polled triggers",
    };

    public static string Write()
    {
        IReadOnlyList<CatalogEntry> entries = CatalogCmdlets.Entries;
        StringBuilder page = new();
        page.Append("# Operations\n\n");
        page.Append($"The {entries.Count} entries of the catalog, as Get-GhlStockTwitsOperation lists them.\n");
        page.Append(
            "Invoke-GhlStockTwitsOperation calls any action by name, whether or not it has its own cmdlet.\n\n");
        page.Append(
            "Retry safety says what happens if the outcome of a call is unknown. Idempotent calls are retried.\n"
            + "Verifiable calls fail with the error OutcomeUnknown: check whether the change was made before you "
            + "repeat the call.\nCalls that are never retried fail in the same way, and cannot be checked. ");
        page.Append("The names link to the documentation of the service.\n\n");
        page.Append("This page is generated: `dotnet run --project tools/GhlStockTwits.Generator`.\n");
        foreach (IGrouping<(OperationKind Kind, string Service), CatalogEntry> part in entries
            .GroupBy(static entry => (entry.Kind, entry.Service.ToString()))
            .OrderBy(static part => part.Key))
        {
            page.Append($"\n## {s_titles[part.Key.Kind]}, {part.Key.Service}\n\n");
            page.Append("| Name | Kind | Method and path | Scope | Cmdlet | Retry safety | Remarks |\n");
            page.Append("| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (CatalogEntry entry in part)
            {
                page.Append(Line(entry));
            }
        }

        return page.ToString();
    }

    private static string Line(CatalogEntry entry)
    {
        string[] cells =
        [
            entry.HelpUri is null ? Markdown.Cell(entry.Name) : $"[{Markdown.Cell(entry.Name)}]({entry.HelpUri})",
            entry.Kind.ToString(),
            Markdown.Cell($"{entry.Method} {entry.Path}".Trim()),
            Markdown.Cell(entry.Scope),
            string.Join(", ", entry.Cmdlet.Select(static name => $"[{name}](cmdlets/{name}.md)")),
            entry.Kind == OperationKind.Action ? entry.RetrySafety.ToString() : string.Empty,
            string.Join(", ", Remarks(entry)),
        ];

        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static IEnumerable<string> Remarks(CatalogEntry entry)
    {
        if (entry.PartnerOnly)
        {
            yield return "partners only";
        }

        if (entry.Deprecated)
        {
            yield return "deprecated";
        }
    }
}
