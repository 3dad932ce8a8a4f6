using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>
/// Changes single values in the text of a recipe and leaves the rest as it is, comments included. A blank is a value
/// whose line ends with a comment that names a parameter, as <c># -Tag</c>.
/// </summary>
internal static partial class RecipeText
{
    // A JSON text is a YAML text in double quotes.
    private static readonly JsonSerializerOptions s_quoting =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The comment that the text begins with; empty if it does not.</summary>
    public static string DescriptionOf(string text) => string.Join(' ', text.ReplaceLineEndings("\n").Split('\n')
        .TakeWhile(static line => line.StartsWith('#')).Select(static line => line.TrimStart('#').Trim()));

    /// <summary>The part of that comment that says what the recipe does.</summary>
    public static string SummaryOf(string text) =>
        DescriptionOf(text).Split(" Needs: ", StringSplitOptions.TrimEntries)[0];

    /// <summary>The names of the blanks, in their order.</summary>
    public static IEnumerable<string> BlanksOf(string text) =>
        Blank().Matches(text).Select(static match => match.Groups["name"].Value);

    /// <summary>Fills blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values by the names of the blanks.</param>
    /// <exception cref="GhlStockTwitsException">The text does not have such a blank.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        string[] known = [.. BlanksOf(text).Distinct(StringComparer.Ordinal)];
        if (values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.RecipeParameterInvalid", FailureCategory.InvalidArgument,
                $"The recipe does not use -{unknown}.",
                known.Length == 0 ? "It takes no parameters."
                    : $"It takes: {string.Join(", ", known.Select(static name => "-" + name))}.")
            {
                StopsPipeline = true,
            };
        }

        List<Scalar> scalars = [.. ScalarsOf(text)];
        IEnumerable<(Scalar Node, string Value)> changes =
            from match in Blank().Matches(text)
            where values.ContainsKey(match.Groups["name"].Value)
            select (scalars.Last(node => node.End.Index <= match.Index), values[match.Groups["name"].Value]);
        return Replace(text, changes);
    }

    /// <summary>Gives a recipe another name.</summary>
    public static string Rename(string text, string name)
    {
        Scalar[] scalars = [.. ScalarsOf(text)];
        int key = Array.FindIndex(scalars, static node => node is { Value: "name", Start.Column: 1 });
        return key < 0 || key + 1 == scalars.Length ? text : Replace(text, [(scalars[key + 1], name)]);
    }

    private static string Replace(string text, IEnumerable<(Scalar Node, string Value)> changes)
    {
        foreach ((Scalar node, string value) in changes.OrderByDescending(static change => change.Node.Start.Index))
        {
            text = string.Concat(
                text.AsSpan(0, (int)node.Start.Index), JsonSerializer.Serialize(value, s_quoting),
                text.AsSpan((int)node.End.Index));
        }

        return text;
    }

    private static IEnumerable<Scalar> ScalarsOf(string text)
    {
        Parser parser = new(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                yield return scalar;
            }
        }
    }

    [GeneratedRegex(@"[ ]+#[ ]-(?<name>[A-Z][a-z]+)$", RegexOptions.Multiline, PatternLimits.Timeout)]
    private static partial Regex Blank();
}
