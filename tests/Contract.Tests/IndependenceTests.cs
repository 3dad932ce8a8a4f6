using System.Xml.Linq;
using GhlStockTwits.Sandbox;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// Sandbox and module share nothing: a test cannot find an assumption that both share.
/// </summary>
public sealed class IndependenceTests
{
    private static readonly string[] s_moduleProjects =
        ["GhlStockTwits", "GhlStockTwits.Core", "GhlStockTwits.Loader"];

    /// <summary>Signs webhooks. Node.js, which shares no code with it, verifies them in another test.</summary>
    private const string Signatures = "BouncyCastle.Cryptography";

    [Fact]
    public void The_sandbox_references_nothing_but_the_framework_and_a_library_for_signatures()
    {
        string[] foreign =
        [
            .. typeof(SandboxServer).Assembly.GetReferencedAssemblies()
                .Select(static name => name.Name!)
                .Where(static name => name != Signatures && !name.StartsWith("System.", StringComparison.Ordinal)),
        ];

        Assert.True(
            foreign.Length == 0,
            $"The sandbox must not share anything with the module. Remove {string.Join(", ", foreign)}.");
    }

    [Fact]
    public void No_source_file_is_compiled_into_both()
    {
        string[] linked =
        [
            .. s_moduleProjects.Append("GhlStockTwits.Sandbox")
                .Select(static name => Repository.PathOf("src", name, name + ".csproj"))
                .SelectMany(static project => XDocument.Load(project).Descendants("Compile")
                    .Select(static item => (string?)item.Attribute("Include") ?? string.Empty)
                    .Where(include => include.Contains("..", StringComparison.Ordinal)
                        && (project + include).Contains("GhlStockTwits.Sandbox", StringComparison.Ordinal))
                    .Select(include => $"{Path.GetFileName(project)}: {include}")),
        ];

        Assert.True(
            linked.Length == 0,
            $"Sandbox and module must not compile each other's files. Remove {string.Join(", ", linked)}.");
    }

    [Fact]
    public void No_source_file_is_a_copy_of_another()
    {
        Dictionary<string, string> module = s_moduleProjects
            .SelectMany(static project => Sources(project))
            .DistinctBy(static file => file.Body)
            .ToDictionary(static file => file.Body, static file => file.Path);

        string[] copies =
        [
            .. Sources("GhlStockTwits.Sandbox")
                .Where(file => module.ContainsKey(file.Body))
                .Select(file => $"{file.Path} = {module[file.Body]}"),
        ];

        Assert.True(copies.Length == 0, $"Write both from the service's documentation: {string.Join(", ", copies)}.");
    }

    /// <summary>The source files without namespace and usings.</summary>
    private static IEnumerable<(string Path, string Body)> Sources(string project) =>
        from path in Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories)
        where !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj")
        let lines = File.ReadLines(path).Where(static line => !line.StartsWith("using ", StringComparison.Ordinal)
            && !line.StartsWith("namespace ", StringComparison.Ordinal) && line.Trim().Length > 0)
        select (Path.GetFileName(path), string.Join('\n', lines));
}
