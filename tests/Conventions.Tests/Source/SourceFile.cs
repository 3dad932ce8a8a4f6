using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>A C# file of this repository.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path, IReadOnlyList<string> lines)
    {
        Path = path;
        Lines = lines;
        Types =
        [
            .. Lines.Select(static line => TypeDeclaration().Match(line))
                .Where(static match => match.Success)
                .Select(static match => match.Groups["name"].Value),
        ];
    }

    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. new[] { "src", "tests", "tools" }
            .Select(static folder => Repository.PathOf(folder))
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(static path => Parse(Repository.RelativePathOf(path), File.ReadAllLines(path)))
            .Where(static file => !IsGenerated(file.Path)),
    ];

    public static IEnumerable<SourceFile> OfProduct =>
        All.Where(static file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>From the root, with forward slashes.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The types that stand at the margin; nested ones are their own type's business.</summary>
    public IReadOnlyList<string> Types { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string? Namespace => Lines.Select(static line => NamespaceDeclaration().Match(line))
        .FirstOrDefault(static match => match.Success)?.Groups["name"].Value;

    /// <summary>Reads a file's content.</summary>
    /// <param name="path">The path from the root, with forward slashes.</param>
    /// <param name="lines">The lines.</param>
    public static SourceFile Parse(string path, IReadOnlyList<string> lines) => new(path, lines);

    /// <summary>A line without its comment and without the content of its strings.</summary>
    public static string Code(string line) => CommentOrString().Replace(line, string.Empty);

    /// <summary>A line without its comment.</summary>
    public static string WithoutComment(string line) => Comment().Replace(line, string.Empty);

    /// <summary>Whether a file lies in a folder that the build writes.</summary>
    /// <param name="path">The path from the root, with forward slashes.</param>
    public static bool IsGenerated(string path) => GeneratedFolder().IsMatch(path);

    public override string ToString()
    {
        return Path;
    }

    [GeneratedRegex(@"(^|/)(bin|obj)/")]
    private static partial Regex GeneratedFolder();

    [GeneratedRegex(@"^(?:(?!namespace|using)[a-z]+\s+)*(?:class|struct|record|interface|enum)\s+(?<name>\w+)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+);")]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"//.*$|""(?:[^""\\]|\\.)*""")]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"^\s*//.*$|\s//\s.*$")]
    private static partial Regex Comment();
}
