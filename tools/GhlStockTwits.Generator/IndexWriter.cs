using System.Text;

namespace GhlStockTwits.Generator;

/// <summary>Writes the list of all cmdlets.</summary>
internal static class IndexWriter
{
    public static string Write(IReadOnlyCollection<CmdletHelp> cmdlets)
    {
        StringBuilder page = new();
        page.Append("# Cmdlets\n\n");
        page.Append($"{cmdlets.Count} cmdlets, by folder below src/GhlStockTwits/Cmdlets. ");
        page.Append("Invoke-GhlStockTwitsOperation calls all other [operations](../operations.md).\n\n");
        page.Append("These pages are generated: `dotnet run --project tools/GhlStockTwits.Generator`.\n");
        foreach (IGrouping<string, CmdletHelp> family in cmdlets
            .GroupBy(static cmdlet => cmdlet.Family)
            .OrderBy(static family => family.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {family.Key}\n\n| Cmdlet | Synopsis |\n| --- | --- |\n");
            foreach (CmdletHelp cmdlet in family)
            {
                page.Append($"| [{cmdlet.Name}]({cmdlet.Name}.md) | {Markdown.Cell(cmdlet.Synopsis)} |\n");
            }
        }

        return page.ToString();
    }
}
