using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GhlStockTwits.Generator;

/// <summary>The documentation that the compiler wrote beside the cmdlets' assembly, as plain text.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    public XmlDocs(string path)
    {
        _members = XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
            .ToDictionary(static member => (string)member.Attribute("name")!);
    }

    public IReadOnlyList<string> Summary(Type type) => Paragraphs(Find(Key(type))?.Element("summary"));

    public IReadOnlyList<string> Remarks(Type type) => Paragraphs(Find(Key(type))?.Element("remarks"));

    public IReadOnlyList<ExampleHelp> Examples(Type type) =>
    [
        .. (Find(Key(type))?.Elements("example") ?? [])
            .Select(static example => new ExampleHelp(
                string.Join(' ', Paragraphs(example.Element("summary"))),
                Code(example.Element("code")?.Value ?? string.Empty))),
    ];

    /// <summary>The cmdlets and topics in the element <c>related</c>.</summary>
    public IReadOnlyList<string> Related(Type type) =>
        Find(Key(type))?.Element("related")?.Value.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The text on a property, or on the one of a base class that it overrides.</summary>
    public string Summary(Type declaring, string property)
    {
        for (Type? type = declaring; type is not null; type = type.BaseType)
        {
            string key = $"P:{Key(type)[2..]}.{property}";
            if (Find(key)?.Element("summary") is { } summary)
            {
                return string.Join(' ', Paragraphs(summary));
            }
        }

        return string.Empty;
    }

    private XElement? Find(string key) => _members.GetValueOrDefault(key);

    /// <summary>Generic types go by their definition, which has the number of arguments in its name.</summary>
    private static string Key(Type type) => $"T:{type.Namespace}.{type.Name}";

    private static IReadOnlyList<string> Paragraphs(XElement? element) => element is null
        ? []
        : [.. BlankLine().Split(Plain(element)).Select(static text => Whitespace().Replace(text, " ").Trim())
            .Where(static text => text.Length > 0)];

    private static string Plain(XElement element) => string.Concat(element.Nodes().Select(static node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "para" } paragraph => $"\n\n{Plain(paragraph)}\n\n",
        XElement each when each.Nodes().Any() => Plain(each),
        XElement each => Named(each),
        _ => string.Empty,
    }));

    /// <summary>
    /// What an empty element stands for: the last part of a cref without its arguments, a parameter, a word.
    /// </summary>
    private static string Named(XElement element)
    {
        string name = (string?)element.Attribute("cref") ?? (string?)element.Attribute("name")
            ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("href") ?? string.Empty;

        return element.Attribute("cref") is null ? name : name.Split('(')[0].Split(':', '.')[^1].Split('`')[0];
    }

    /// <summary>Without the margin and the empty lines that the comment gave it.</summary>
    private static string Code(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())];
        int first = Array.FindIndex(lines, static line => line.Length > 0);
        int last = Array.FindLastIndex(lines, static line => line.Length > 0);
        if (first < 0)
        {
            return string.Empty;
        }

        // The first line of a one-line example begins right behind the tag.
        int margin = first == 0
            ? 0
            : lines[first..(last + 1)].Where(static line => line.Length > 0)
                .Min(static line => line.Length - line.TrimStart().Length);

        return string.Join(
            '\n', lines[first..(last + 1)].Select(line => line.Length > margin ? line[margin..] : string.Empty));
    }

    [GeneratedRegex(@"\n[ \t]*\r?\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
