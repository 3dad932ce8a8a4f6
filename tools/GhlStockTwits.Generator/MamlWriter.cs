using System.Globalization;
using System.Text;
using System.Xml;

namespace GhlStockTwits.Generator;

/// <summary>Writes the file that Get-Help reads.</summary>
internal sealed class MamlWriter
{
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XmlWriter _xml;

    private MamlWriter(XmlWriter xml)
    {
        _xml = xml;
    }

    public static string Write(IEnumerable<CmdletHelp> cmdlets)
    {
        StringBuilder text = new();
        XmlWriterSettings settings =
            new() { Indent = true, IndentChars = " ", NewLineChars = "\n", OmitXmlDeclaration = true };
        using (XmlWriter xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("helpItems", "http://msh");
            xml.WriteAttributeString("schema", "maml");
            xml.WriteAttributeString("xmlns", "maml", null, Maml);
            xml.WriteAttributeString("xmlns", "command", null, Command);
            xml.WriteAttributeString("xmlns", "dev", null, Dev);
            MamlWriter writer = new(xml);
            foreach (CmdletHelp cmdlet in cmdlets)
            {
                writer.Write(cmdlet);
            }

            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private void Write(CmdletHelp cmdlet) => In("command", Command, () =>
    {
        In("details", Command, () =>
        {
            Leaf("name", Command, cmdlet.Name);
            Leaf("verb", Command, cmdlet.Verb);
            Leaf("noun", Command, cmdlet.Noun);
            Text("description", Maml, [cmdlet.Synopsis]);
        });
        Text("description", Maml, cmdlet.Description);
        In("syntax", Command, () => Each(cmdlet.Syntax, set => In("syntaxItem", Command, () =>
        {
            Leaf("name", Maml, cmdlet.Name);
            Each(set.Parameters, parameter => Write(parameter, isWhole: false));
        })));
        In("parameters", Command, () => Each(cmdlet.Parameters, parameter => Write(parameter, isWhole: true)));
        In("inputTypes", Command, () => Each(cmdlet.Inputs, input => In("inputType", Command, () => TypeOf(input))));
        In("returnValues", Command,
            () => Each(cmdlet.Outputs, output => In("returnValue", Command, () => TypeOf(output))));
        In("examples", Command, () => Each(Enumerable.Range(0, cmdlet.Examples.Count), index =>
            Write(cmdlet.Examples[index], index + 1)));
        In("relatedLinks", Command, () => Each(cmdlet.Links, link => In("navigationLink", Maml, () =>
        {
            // Get-Help -Online opens the first address, which must not be another page than the cmdlet's own.
            Leaf("linkText", Maml, link.Uri is null ? link.Text : $"{link.Text}: {link.Uri}");
            Leaf("uri", Maml, string.Empty);
        })));
    });

    private void Write(ExampleHelp example, int number) => In("example", Command, () =>
    {
        Leaf("title", Maml,
            string.Create(CultureInfo.InvariantCulture, $"---------- Example {number}: {example.Title} ----------"));
        Leaf("code", Dev, example.Code);
        Text("remarks", Dev, []);
    });

    /// <summary>In the syntax without its text: that would be read a second time in vain.</summary>
    private void Write(ParameterHelp parameter, bool isWhole) => In("parameter", Command, () =>
    {
        Attribute("required", Word(parameter.IsRequired));
        Attribute("variableLength", Word(parameter.IsList));
        Attribute("globbing", Word(parameter.TakesWildcards));
        Attribute("pipelineInput", parameter.PipelineInput);
        Attribute("position", parameter.Place);
        Attribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
        Leaf("name", Maml, parameter.Name);
        if (isWhole)
        {
            Text("description", Maml, parameter.Choices.Count == 0
                ? [parameter.Description]
                : [parameter.Description, $"Allowed: {string.Join(", ", parameter.Choices)}."]);
        }
        else if (parameter.Choices.Count > 0)
        {
            In("parameterValueGroup", Command,
                () => Each(parameter.Choices, choice => Value(choice, isRequired: false)));
        }

        if (!parameter.IsSwitch || isWhole)
        {
            Value(parameter.Type, isRequired: !parameter.IsSwitch);
        }

        if (isWhole)
        {
            TypeOf(parameter.Type);
            Leaf("defaultValue", Dev, parameter.Default ?? "None");
        }
    });

    private void Value(string text, bool isRequired)
    {
        _xml.WriteStartElement("parameterValue", Command);
        Attribute("required", Word(isRequired));
        Attribute("variableLength", "false");
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void TypeOf(string name) => In("type", Dev, () =>
    {
        Leaf("name", Maml, name);
        Leaf("uri", Maml, string.Empty);
    });

    private void Text(string name, string space, IReadOnlyList<string> paragraphs) =>
        In(name, space, () => Each(paragraphs, paragraph => Leaf("para", Maml, paragraph)));

    private void In(string name, string space, Action content)
    {
        _xml.WriteStartElement(name, space);
        content();
        _xml.WriteEndElement();
    }

    private void Leaf(string name, string space, string text) => _xml.WriteElementString(name, space, text);

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, value);

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (T item in items)
        {
            write(item);
        }
    }

    private static string Word(bool value) => value ? "true" : "false";
}
