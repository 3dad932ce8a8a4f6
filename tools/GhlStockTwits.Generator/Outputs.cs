using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace GhlStockTwits.Generator;

/// <summary>The files that are generated from the cmdlets, by path from the root of the repository.</summary>
public static class Outputs
{
    private const string HelpFile = "en-US/GhlStockTwits.dll-Help.xml";
    private const string Manifest = "GhlStockTwits.psd1";
    private const string Pages = "docs/cmdlets";
    private const string Views = "module/GhlStockTwits.Format.ps1xml";
    private const string Types = "module/GhlStockTwits.Types.ps1xml";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] s_projects = ["GhlStockTwits.Core", "GhlStockTwits.Sync", "GhlStockTwits"];

    private static readonly string s_root = typeof(Outputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The files that are out of date or missing, or whose cmdlet no longer exists.</summary>
    public static IReadOnlyList<string> Stale()
    {
        SortedDictionary<string, string> wanted = Texts();
        return
        [
            .. wanted.Where(static file => Read(file.Key) != file.Value).Select(static file => file.Key),
            .. Leftovers(wanted),
        ];
    }

    /// <summary>Updates the files.</summary>
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

    /// <summary>The folder of a cmdlet below Cmdlets: <c>HighLevel/GhlTag</c>.</summary>
    internal static string CmdletFolder(Type cmdlet)
    {
        string root = PathOf("src/GhlStockTwits/Cmdlets");
        string file = Directory.EnumerateFiles(root, cmdlet.Name + ".cs", SearchOption.AllDirectories).Single();
        return Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/');
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
            ["en-US/about_GhlStockTwits_Recipes.help.txt"] = AboutWriter.FromPage(
                "about_GhlStockTwits_Recipes", "What a recipe can say, and what is never posted.",
                Read("docs/recipes.md")!),
            ["en-US/about_GhlStockTwits_Webhooks.help.txt"] = AboutWriter.FromPage(
                "about_GhlStockTwits_Webhooks", "Receiving HighLevel's webhooks and acting on them.",
                Read("docs/webhooks.md")!),
            ["en-US/about_GhlStockTwits_Errors.help.txt"] = AboutWriter.Errors(ErrorReader.All(Sources())),
            ["module/recipe.schema.json"] = SchemaWriter.Write(),
            [Views] = ViewWriter.Write(XDocument.Parse(Read(Types)!)),
        };
        foreach (CmdletHelp cmdlet in cmdlets)
        {
            texts[$"{Pages}/{cmdlet.Name}.md"] = PageWriter.Write(cmdlet);
        }

        return texts;
    }

    private static IEnumerable<KeyValuePair<string, string>> Sources() =>
        from project in s_projects
        from folder in Directory.EnumerateDirectories(PathOf($"src/{project}"))
        where Path.GetFileName(folder) is not ("bin" or "obj")
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(s_root, file).Replace(Path.DirectorySeparatorChar, '/')
        select KeyValuePair.Create(path, Read(path)!);

    private static IEnumerable<string> Leftovers(SortedDictionary<string, string> wanted) =>
        Directory.Exists(PathOf(Pages))
            ? Directory.EnumerateFiles(PathOf(Pages), "*.md")
                .Select(static file => $"{Pages}/{Path.GetFileName(file)}")
                .Where(path => !wanted.ContainsKey(path))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>A file with the line endings of the repository, whatever the checkout uses.</summary>
    private static string? Read(string path) =>
        File.Exists(PathOf(path)) ? File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n") : null;

    private static string PathOf(string path) => Path.Combine(s_root, path);
}
