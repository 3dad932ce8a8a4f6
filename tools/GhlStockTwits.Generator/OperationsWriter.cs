using System.Text;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Generator;

/// <summary>Writes the catalogue as tables.</summary>
internal static class OperationsWriter
{
    private static readonly Dictionary<OperationKind, string> s_titles = new()
    {
        [OperationKind.Action] = "Actions",
        [OperationKind.Event] = "Events",
        [OperationKind.Polled] = "Found by looking",
    };

    public static string Write()
    {
        IReadOnlyList<CatalogEntry> entries = CatalogCmdlets.Entries;
        StringBuilder page = new();
        page.Append("# Operations\n\n");
        page.Append($"{entries.Count} entries: what Get-GhlStockTwitsOperation lists. ");
        page.Append(
            "Invoke-GhlStockTwitsOperation calls every action by its name, with or without a cmdlet of its own.\n\n");
        page.Append("Repeat says what happens when the outcome of a call is unknown: Safe is repeated, Verify ends in "
            + "the error ");
        page.Append("OutcomeUnknown, as somebody must look first whether it was done, and so does Never, for good. A "
            + "name leads to the service's documentation.\n\n");
        page.Append("This page is generated: `dotnet run --project tools/GhlStockTwits.Generator`.\n");
        foreach (IGrouping<(OperationKind Kind, string Service), CatalogEntry> part in entries
            .GroupBy(static entry => (entry.Kind, entry.Service.ToString()))
            .OrderBy(static part => part.Key))
        {
            page.Append($"\n## {s_titles[part.Key.Kind]}, {part.Key.Service}\n\n");
            page.Append("| name | kind | method and path | scope | cmdlet | repeat | remarks |\n");
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
