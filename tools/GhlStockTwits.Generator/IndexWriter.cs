using System.Text;

namespace GhlStockTwits.Generator;

/// <summary>Writes the list of all cmdlets.</summary>
internal static class IndexWriter
{
    private static readonly Dictionary<string, string> s_titles = new()
    {
        ["GhlStockTwits"] = "Both services",
        ["HighLevel"] = "HighLevel",
        ["StockTwits"] = "StockTwits",
    };

    public static string Write(IReadOnlyCollection<CmdletHelp> cmdlets)
    {
        StringBuilder page = new();
        page.Append("# Cmdlets\n\n");
        page.Append($"{cmdlets.Count} cmdlets, by noun. ");
        page.Append("Invoke-GhlStockTwitsOperation calls all other [operations](../operations.md).\n\n");
        page.Append("These pages are generated: `dotnet run --project tools/GhlStockTwits.Generator`.\n");
        foreach (IGrouping<string, CmdletHelp> service in cmdlets
            .GroupBy(static cmdlet => cmdlet.Family.Split('/')[0])
            .OrderBy(static service => service.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {s_titles[service.Key]}\n\n| Noun | Cmdlet | Synopsis |\n| --- | --- | --- |\n");
            foreach (IGrouping<string, CmdletHelp> noun in service
                .GroupBy(static cmdlet => cmdlet.Noun)
                .OrderBy(static noun => noun.Key, StringComparer.Ordinal))
            {
                foreach ((int index, CmdletHelp cmdlet) in noun.Index())
                {
                    page.Append($"| {(index == 0 ? noun.Key : string.Empty)} | [{cmdlet.Name}]({cmdlet.Name}.md) ");
                    page.Append($"| {Markdown.Cell(cmdlet.Synopsis)} |\n");
                }
            }
        }

        return page.ToString();
    }
}
