using System.Reflection;
using System.Xml.Linq;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class HelpTests
{
    private const int MinExamples = 3;

    private static readonly Dictionary<string, XElement> s_help = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "GhlStockTwits.xml"))
        .Descendants("member")
        .ToDictionary(static member => (string)member.Attribute("name")!);

    [Fact]
    public void Cmdlets_have_a_synopsis()
    {
        Convention.Require(
            "Say in the <summary> of the class what the cmdlet does, in one sentence.",
            CmdletType.Names(static cmdlet => Summary("T:" + cmdlet.Type.FullName).Length == 0));
    }

    [Fact]
    public void Cmdlets_have_examples()
    {
        Convention.Require(
            $"Add an <example> with <summary> and <code> to the class until there are {MinExamples}: "
                + "most readers begin there.",
            CmdletType.Names(static cmdlet => ExamplesOf("T:" + cmdlet.Type.FullName) < MinExamples));
    }

    [Fact]
    public void Parameters_are_explained()
    {
        Convention.Require(
            "Say in the <summary> of the property what the parameter does; not that it gets or sets something.",
            from cmdlet in CmdletType.All
            from parameter in cmdlet.Parameters
            let summary = Summary(Key(parameter))
            where summary.Length == 0 || summary.StartsWith("Gets or sets", StringComparison.OrdinalIgnoreCase)
            select $"{cmdlet} -{parameter.Name}");
    }

    private static string Key(PropertyInfo parameter)
    {
        Type declaring = parameter.DeclaringType!;

        return $"P:{declaring.Namespace}.{declaring.Name}.{parameter.Name}";
    }

    private static int ExamplesOf(string key)
    {
        return s_help.TryGetValue(key, out XElement? help)
            ? help.Elements("example").Count(
                static example => HasText(example.Element("summary")) && HasText(example.Element("code")))
            : 0;
    }

    private static bool HasText(XElement? element)
    {
        return element is not null && element.Value.Trim().Length > 0;
    }

    private static string Summary(string key)
    {
        return s_help.TryGetValue(key, out XElement? help) ? help.Element("summary")?.Value.Trim() ?? "" : "";
    }
}
