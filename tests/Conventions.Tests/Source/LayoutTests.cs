using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Source;

public sealed partial class LayoutTests
{
    private const int MaxColumns = 120;

    /// <summary>Projects whose namespaces begin with something else than the project's name.</summary>
    private static readonly Dictionary<string, string> s_rootNamespaces = new()
    {
        // Users see these in type names; whether a type lies in the cmdlets or in the core is not their concern.
        ["GhlStockTwits.Core"] = "GhlStockTwits",
    };

    /// <summary>Folders that are one namespace, whatever folders they have inside.</summary>
    private static readonly string[] s_flatFolders = ["GhlStockTwits.Core/Api", "GhlStockTwits/Cmdlets"];

    [Fact]
    public void Namespaces_follow_folders()
    {
        Convention.Require(
            "Move the file, or correct its namespace.",
            SourceFile.All
                .Where(static file => file.Namespace is not null && file.Namespace != Expected(file))
                .Select(static file => $"{file}: {file.Namespace}, expected {Expected(file)}"));
    }

    [Fact]
    public void Lines_fit_into_120_columns()
    {
        Convention.Require(
            "Break the line.",
            from file in SourceFile.All
            from line in TooLong(file.Path, file.Lines)
            select line);
    }

    [Fact]
    public void Lines_of_scripts_fit_into_120_columns()
    {
        Convention.Require(
            "Break the line.",
            from path in Scripts()
            from line in TooLong(Repository.RelativePathOf(path), File.ReadAllLines(path))
            select line);
    }

    [Fact]
    public void Nothing_is_folded_away_or_left_for_later()
    {
        Convention.Require(
            "Take regions out, do what the note says or file it as an issue, and handle or let pass what is caught.",
            from file in SourceFile.All
            from line in file.Lines.Index()
            where Leftover().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}");
    }

    /// <summary>The sandbox shares nothing with the client; its patterns meet tests only.</summary>
    [Fact]
    public void Every_regular_expression_has_a_time_limit()
    {
        Convention.Require(
            "Pass PatternLimits.Timeout to each GeneratedRegex, and do not create other regular expressions.",
            from file in SourceFile.OfProduct
            where !file.Path.Contains("/GhlStockTwits.Sandbox/", StringComparison.Ordinal)
            let patterns = file.Lines.Count(static line => Pattern().IsMatch(line))
            let limits = file.Lines.Count(static line =>
                line.Contains("PatternLimits.Timeout)]", StringComparison.Ordinal))
            where patterns != limits
            select $"{file}: {patterns} regular expressions, {limits} of them with a time limit");
    }

    private static IEnumerable<string> Scripts() => new[] { "src", "tests", "examples", "module" }
        .Select(static folder => Repository.PathOf(folder))
        .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.ps*", SearchOption.AllDirectories))
        .Where(static path => Script().IsMatch(path) && !SourceFile.IsGenerated(Repository.RelativePathOf(path)))
        .Append(Repository.PathOf("build.ps1"));

    private static IEnumerable<string> TooLong(string path, IEnumerable<string> lines) =>
        from line in lines.Index()
        where line.Item.Length > MaxColumns
        select $"{path}:{line.Index + 1}: {line.Item.Length} columns";

    private static string Expected(SourceFile file)
    {
        string folder = string.Join('/', file.Path.Split('/')[1..^1]);
        string flat = s_flatFolders.FirstOrDefault(
            name => folder.StartsWith(name + "/", StringComparison.Ordinal), folder);
        string[] parts = flat.Split('/');
        string project = parts[0];
        bool isNamedInFull = project.StartsWith("GhlStockTwits", StringComparison.Ordinal);
        string root = s_rootNamespaces.GetValueOrDefault(project, isNamedInFull ? project : "GhlStockTwits." + project);

        return string.Join('.', parts[1..].Prepend(root));
    }

    [GeneratedRegex(@"^\s*#(end)?region|//.*\b(T[O]DO|F[I]XME|H[A]CK)\b|catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\[GeneratedRegex\(|\bnew Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split)\(")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\.(ps1|psm1|psd1)$")]
    private static partial Regex Script();
}
