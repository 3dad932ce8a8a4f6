using System.Reflection;
using System.Text;

namespace GhlStockTwits.Generator;

/// <summary>The files that are made of the cmdlets, by their paths from the repository's root.</summary>
public static class Outputs
{
    private const string HelpFile = "en-US/GhlStockTwits.dll-Help.xml";
    private const string Manifest = "GhlStockTwits.psd1";
    private const string Pages = "docs/cmdlets";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string s_root = typeof(Outputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The files whose committed text is another, that are missing, or whose cmdlet is gone.</summary>
    public static IReadOnlyList<string> Stale()
    {
        SortedDictionary<string, string> wanted = Texts();
        return
        [
            .. wanted.Where(static file => Read(file.Key) != file.Value).Select(static file => file.Key),
            .. Leftovers(wanted),
        ];
    }

    /// <summary>Brings the files up to date.</summary>
    public static void Write()
    {
        SortedDictionary<string, string> wanted = Texts();
        foreach ((string path, string text) in wanted.Where(static file => Read(file.Key) != file.Value))
        {
            string file = PathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text, s_encoding);
        }

        foreach (string path in Leftovers(wanted))
        {
            File.Delete(PathOf(path));
        }
    }

    private static SortedDictionary<string, string> Texts()
    {
        CmdletHelp[] cmdlets = CmdletReader.All();
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal)
        {
            [HelpFile] = MamlWriter.Write(cmdlets),
            [Manifest] = ExportList.Put(Read(Manifest)!, cmdlets),
            [Pages + "/README.md"] = IndexWriter.Write(cmdlets),
            ["docs/operations.md"] = OperationsWriter.Write(),
        };
        foreach (CmdletHelp cmdlet in cmdlets)
        {
            texts[$"{Pages}/{cmdlet.Name}.md"] = PageWriter.Write(cmdlet);
        }

        return texts;
    }

    private static IEnumerable<string> Leftovers(SortedDictionary<string, string> wanted) =>
        Directory.Exists(PathOf(Pages))
            ? Directory.EnumerateFiles(PathOf(Pages), "*.md")
                .Select(static file => $"{Pages}/{Path.GetFileName(file)}")
                .Where(path => !wanted.ContainsKey(path))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>With line ends as they are committed, whatever the checkout made of them.</summary>
    private static string? Read(string path) =>
        File.Exists(PathOf(path)) ? File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n") : null;

    private static string PathOf(string path) => Path.Combine(s_root, path);
}
