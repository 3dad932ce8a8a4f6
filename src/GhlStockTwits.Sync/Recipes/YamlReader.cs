using System.Globalization;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Parses a YAML document strictly: every error names its line and column.</summary>
internal sealed partial class YamlReader(string path)
{
    private const int MaxDepth = 64;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <summary>The mistakes so far, in the order in which they were found.</summary>
    public List<RecipeException> Mistakes { get; } = [];

    /// <summary>Reads a part. A mistake is noted, so that the other parts are read nevertheless.</summary>
    /// <param name="read">Reads it.</param>
    /// <param name="otherwise">What stands for a part with a mistake.</param>
    public T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (RecipeException mistake)
        {
            Mistakes.Add(mistake);
            return otherwise;
        }
    }

    /// <summary>Reads a member of a mapping; one that is missing or has a mistake is as otherwise.</summary>
    public T Part<T>(
        IReadOnlyDictionary<string, YamlNode> members, string name, Func<YamlNode, T> read, T otherwise) =>
        members.TryGetValue(name, out YamlNode? node) ? Try(() => read(node), otherwise) : otherwise;

    /// <summary>Reads each of some parts; those with a mistake are left out.</summary>
    public List<TPart> TryEach<TNode, TPart>(IEnumerable<TNode> nodes, Func<TNode, TPart> read)
        where TPart : class =>
        [.. nodes.Select(node => Try<TPart?>(() => read(node), null)).OfType<TPart>()];

    /// <summary>The document's top-level mapping.</summary>
    public YamlMappingNode Load(string text)
    {
        if (text.Length > RecipeFile.MaxBytes)
        {
            throw RecipeFile.TooLarge(path);
        }

        YamlStream stream = [];
        try
        {
            Check(text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException failure)
        {
            throw new RecipeException(path, failure.Start.Line, failure.Start.Column,
                $"This is not YAML: {LibraryMessage.Of(failure)}", failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet reports some malformed texts, such as a list that is not closed, without a position.
            throw new RecipeException(path, 1, 1, $"This is not YAML: {LibraryMessage.Of(failure)}", failure);
        }

        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? root
            : throw new RecipeException(path, 1, 1, "A recipe is one document of 'key: value' lines.");
    }

    /// <summary>
    /// Refuses what could exhaust the process when the document is built: depth, and names for parts of it.
    /// </summary>
    private void Check(string text)
    {
        Parser parser = new(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            ParsingEvent one = parser.Current!;
            depth += one.NestingIncrease;
            if (depth > MaxDepth)
            {
                throw new RecipeException(path, one.Start.Line, one.Start.Column, $"More than {MaxDepth} levels deep.");
            }

            if (one is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                throw new RecipeException(
                    path, one.Start.Line, one.Start.Column, "Anchors (&) and aliases (*) are not supported.");
            }
        }
    }

    /// <summary>The members of a mapping; any key that is not among the known ones is a mistake.</summary>
    public Dictionary<string, YamlNode> Members(YamlNode node, params string[] known)
    {
        Dictionary<string, YamlNode> members = new(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in Mapping(node).Children)
        {
            string name = Text(key);
            if (known.Length > 0 && !known.Contains(name))
            {
                Mistakes.Add(Fault(key, $"'{name}' is not allowed here. Known: {string.Join(", ", known)}."));
                continue;
            }

            members.Add(name, value);
        }

        return members;
    }

    /// <summary>A text, number or truth value, as text.</summary>
    public string Text(YamlNode node) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Fault(node, "A single value is expected here.");

    /// <summary>One value or a list of values.</summary>
    public IReadOnlyList<string> Texts(YamlNode node) => [.. Values(node).Select(Text)];

    /// <summary>One value or several, none of them empty.</summary>
    public IReadOnlyList<string> SomeTexts(YamlNode node)
    {
        IReadOnlyList<string> values = Texts(node);
        return values.Count > 0 && !values.Any(string.IsNullOrWhiteSpace) ? values
            : throw Fault(node, "A value is missing here.");
    }

    /// <summary>One value that is not empty.</summary>
    public string SomeText(YamlNode node) =>
        string.IsNullOrWhiteSpace(Text(node)) ? throw Fault(node, "A value is missing here.") : Text(node);

    /// <summary>The nodes of one value or of a list of values.</summary>
    public static IEnumerable<YamlNode> Values(YamlNode node) => node is YamlSequenceNode list ? list.Children : [node];

    /// <summary>The items of a list.</summary>
    public IEnumerable<YamlNode> Items(YamlNode node) =>
        node is YamlSequenceNode list ? list.Children
            : throw Fault(node, "A list is expected here: lines that begin with '- '.");

    /// <summary>A duration such as <c>30s</c>, <c>15m</c>, <c>6h</c>, <c>7d</c>.</summary>
    public TimeSpan Duration(YamlNode node)
    {
        TimeSpan duration = DurationOf(Text(node)) ?? throw Fault(
            node, $"'{Text(node)}' is not a duration. Write a number and a unit: 30s, 15m, 6h, 7d.");
        return duration <= s_longest ? duration
            : throw Fault(node, $"'{Text(node)}' is longer than {s_longest.Days} days.");
    }

    /// <summary>A duration, or null if the text is none.</summary>
    public static TimeSpan? DurationOf(string text)
    {
        Match match = DurationPattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        double number = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(YamlNode node, int least, int most) =>
        int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            && number <= most
            ? number
            : throw Fault(node, $"'{Text(node)}' is not a whole number from {least} to {most}.");

    /// <summary>An error at a place.</summary>
    public RecipeException Fault(YamlNode node, string message, Exception? cause = null) =>
        new(path, node.Start.Line, node.Start.Column, message, cause);

    /// <summary>Where a node stands.</summary>
    public RecipeLocation LocationOf(YamlNode node) => new(path, node.Start.Line, node.Start.Column);

    /// <summary>A mapping.</summary>
    public YamlMappingNode Mapping(YamlNode node) =>
        node as YamlMappingNode ?? throw Fault(node, "'key: value' lines are expected here.");

    [GeneratedRegex(@"^(\d{1,6})(s|m|h|d)$", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex DurationPattern();
}
