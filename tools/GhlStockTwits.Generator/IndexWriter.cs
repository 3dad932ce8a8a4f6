using System.Text;

namespace GhlStockTwits.Generator;

/// <summary>Writes the list of all cmdlets, a line each.</summary>
internal static class IndexWriter
{
    public static string Write(IReadOnlyCollection<CmdletHelp> cmdlets)
    {
        StringBuilder page = new();
        page.Append("# Cmdlets\n\n");
        page.Append($"{cmdlets.Count} cmdlets, by the folders of src/GhlStockTwits/Commands. ");
        page.Append("What is not here can be called by its name: see [operations](../operations.md).\n\n");
        page.Append("These pages are generated: `dotnet run --project tools/GhlStockTwits.Generator`.\n");
        foreach (IGrouping<string, CmdletHelp> family in cmdlets
            .GroupBy(static cmdlet => cmdlet.Family)
            .OrderBy(static family => family.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {family.Key}\n\n| cmdlet | what it does |\n| --- | --- |\n");
            foreach (CmdletHelp cmdlet in family)
            {
                page.Append($"| [{cmdlet.Name}]({cmdlet.Name}.md) | {Markdown.Cell(cmdlet.Synopsis)} |\n");
            }
        }

        return page.ToString();
    }
}
