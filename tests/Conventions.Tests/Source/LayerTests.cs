using System.Text.RegularExpressions;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>Holds the layers of src: arrows point downwards only, and no two namespaces need each other.</summary>
public sealed partial class LayerTests
{
    /// <summary>
    /// From the top down. A namespace may use those below it; those on one line do not use each other.
    /// </summary>
    private static readonly string[][] s_layers =
    [
        ["GhlStockTwits.Cmdlets"],
        ["GhlStockTwits.Infrastructure"],
        ["GhlStockTwits.Completion"],
        ["GhlStockTwits.Formatting"],
        ["GhlStockTwits.Binding"],
        ["GhlStockTwits.Sync.Engine", "GhlStockTwits.Sync.Receiver"],
        ["GhlStockTwits.Sync.Inbox"],
        ["GhlStockTwits.Sync.State.Postgres"],
        ["GhlStockTwits.Sync.State.Sqlite"],
        ["GhlStockTwits.Sync.State"],
        ["GhlStockTwits.Sync.Recipes", "GhlStockTwits.Sync.Records", "GhlStockTwits.Sync.Runs"],
        ["GhlStockTwits.Sync.Effects"],
        ["GhlStockTwits.Events.Polling", "GhlStockTwits.Events.Webhooks"],
        ["GhlStockTwits.Events"],
        ["GhlStockTwits.Checks"],
        ["GhlStockTwits.Catalog"],
        ["GhlStockTwits.StockTwits.Publishing"],
        ["GhlStockTwits.StockTwits", "GhlStockTwits.HighLevel"],
        ["GhlStockTwits.StockTwits.Operations", "GhlStockTwits.HighLevel.Operations"],
        ["GhlStockTwits.StockTwits.Models", "GhlStockTwits.HighLevel.Models"],
        ["GhlStockTwits.Credentials"],
        ["GhlStockTwits.Api"],
    ];

    private static readonly string[] s_projects = ["GhlStockTwits", "GhlStockTwits.Core", "GhlStockTwits.Sync"];

    private static readonly SourceFile[] s_files =
        [.. SourceFile.OfProduct.Where(static file => s_projects.Contains(file.Path.Split('/')[1]))];

    [Fact]
    public void Every_namespace_has_a_layer()
    {
        Convention.Require(
            "Add the namespace to the layers of this test, or move the file.",
            s_files.Select(static file => file.Namespace!)
                .Where(static name => !s_layers.Any(layer => layer.Contains(name))));
    }

    [Fact]
    public void Arrows_point_downwards()
    {
        Convention.Require(
            "Move the type down, or turn the dependency around: a layer does not know what is above it.",
            Arrows(s_files)
                .Where(static arrow => !IsDownwards(arrow.From, arrow.To))
                .Select(static arrow => $"{arrow}"));
    }

    [Fact]
    public void No_namespaces_need_each_other()
    {
        HashSet<(string From, string To)> arrows =
            [.. Arrows(s_files).Select(static arrow => (arrow.From, arrow.To))];

        Convention.Require(
            "Break the circle: one of the two namespaces must do without the other.",
            arrows.Where(arrow => Reaches(arrow.To, arrow.From, arrows))
                .Select(static arrow => $"{arrow.From} and {arrow.To}"));
    }

    [Theory]
    [InlineData("using GhlStockTwits.Sync.Engine;")]
    [InlineData("using GhlStockTwits.Catalog;")]
    [InlineData("using static GhlStockTwits.HighLevel.Operations.Scopes;")]
    public void A_wrong_using_is_found(string line)
    {
        SourceFile wrong = SourceFile.Parse(
            "src/GhlStockTwits.Core/Api/Wrong.cs",
            [line, "", "namespace GhlStockTwits.Api;", "", "internal class Wrong;"]);

        Arrow arrow = Assert.Single(Arrows([.. s_files, wrong]), static arrow => arrow.File.Name == "Wrong");

        Assert.False(IsDownwards(arrow.From, arrow.To));
    }

    [Fact]
    public void A_type_of_an_enclosing_namespace_is_found_without_a_using()
    {
        SourceFile wrong = SourceFile.Parse(
            "src/GhlStockTwits.Core/HighLevel/Operations/Wrong.cs",
            [
                "namespace GhlStockTwits.HighLevel.Operations;",
                "",
                "internal class Wrong(HighLevelConnection connection);",
            ]);

        Arrow arrow = Assert.Single(Arrows([.. s_files, wrong]), static arrow => arrow.File.Name == "Wrong");

        Assert.False(IsDownwards(arrow.From, arrow.To));
    }

    [Fact]
    public void Api_names_no_service()
    {
        Convention.Require(
            "Say it in ApiService, or move the type to the service.",
            from file in s_files
            where file.Namespace == "GhlStockTwits.Api"
            from line in file.Lines.Index()
            let code = SourceFile.WithoutComment(line.Item)
            where ServiceName().IsMatch(OwnNames().Replace(code, string.Empty))
            select $"{file}:{line.Index + 1}");
    }

    private static bool IsDownwards(string from, string to) => LayerOf(from) < LayerOf(to);

    private static int LayerOf(string name) => Array.FindIndex(s_layers, layer => layer.Contains(name));

    private static IEnumerable<Arrow> Arrows(IReadOnlyCollection<SourceFile> files)
    {
        HashSet<string> names = [.. files.Select(static file => file.Namespace!)];
        ILookup<string, string> types = files
            .SelectMany(static file => file.Types.Select(type => (file.Namespace, type)))
            .ToLookup(static pair => pair.Namespace!, static pair => pair.type);
        foreach (SourceFile file in files)
        {
            IEnumerable<string> used = file.Lines
                .SelectMany(line => Using().Matches(line).Select(match => match.Groups[1].Value))
                .Select(name => names.Contains(name) ? name : name[..name.LastIndexOf('.')])
                .Concat(Enclosing(file, types))
                .Where(name => name != file.Namespace && names.Contains(name));
            foreach (string name in used.Distinct())
            {
                yield return new Arrow(file, file.Namespace!, name);
            }
        }
    }

    /// <summary>The enclosing namespaces whose types the file names; they need no using.</summary>
    private static IEnumerable<string> Enclosing(SourceFile file, ILookup<string, string> types)
    {
        HashSet<string> words =
        [
            .. file.Lines.SelectMany(static line => Word().Matches(SourceFile.Code(line)))
                .Select(static match => match.Value),
        ];
        for (int dot = file.Namespace!.LastIndexOf('.'); dot > 0; dot = file.Namespace.LastIndexOf('.', dot - 1))
        {
            string outer = file.Namespace[..dot];
            if (types[outer].Except(types[file.Namespace]).Any(words.Contains))
            {
                yield return outer;
            }
        }
    }

    private static bool Reaches(string from, string to, HashSet<(string From, string To)> arrows)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([from]);
        while (open.TryPop(out string? at))
        {
            if (at == to)
            {
                return true;
            }

            if (seen.Add(at))
            {
                foreach ((_, string next) in arrows.Where(arrow => arrow.From == at))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    [GeneratedRegex(@"^using (?:static |\w+ = )?(GhlStockTwits\.[\w.]+)(?:<.*>)?;")]
    private static partial Regex Using();

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex("HighLevel|StockTwits|Ghl", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"GhlStockTwits(Exception|\.\w+)?|""GhlStockTwits/|GHLSTOCKTWITS_")]
    private static partial Regex OwnNames();

    private sealed record Arrow(SourceFile File, string From, string To)
    {
        public override string ToString() => $"{File}: {From} -> {To}";
    }
}
