using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>A C# file of this repository.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path)
    {
        Path = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        Lines = File.ReadAllLines(path);
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
            .Select(static path => new SourceFile(path))
            .Where(static file => !GeneratedFolder().IsMatch(file.Path)),
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

    /// <summary>Lines that compile into something: neither blank, nor a comment, nor a using.</summary>
    public int CodeLines => Lines.Count(static line => !NoCode().IsMatch(line));

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

    [GeneratedRegex(@"^\s*(//.*|using\s[\w.\s=]+;)?$")]
    private static partial Regex NoCode();
}
