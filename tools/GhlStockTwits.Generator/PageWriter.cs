using System.Text;

namespace GhlStockTwits.Generator;

/// <summary>Writes the page of a cmdlet.</summary>
internal static class PageWriter
{
    public static string Write(CmdletHelp cmdlet)
    {
        StringBuilder page = new();
        page.Append($"# {cmdlet.Name}\n\n");
        page.AppendJoin("\n\n", cmdlet.Description.Select(Markdown.Escape)).Append("\n\n");
        page.Append("## Syntax\n\n");
        page.Append(Markdown.Code("text", string.Join("\n\n", cmdlet.Syntax.Select(static set => set.Text))));
        page.Append("## Examples\n\n");
        foreach (ExampleHelp example in cmdlet.Examples)
        {
            page.Append($"### {Markdown.Escape(example.Title)}\n\n").Append(Markdown.Code("powershell", example.Code));
        }

        page.Append("## Parameters\n\n");
        foreach (ParameterHelp parameter in cmdlet.Parameters)
        {
            page.Append($"### -{parameter.Name}\n\n{Markdown.Escape(parameter.Description)}\n\n{Facts(parameter)}\n\n");
        }

        page.Append(
            "This cmdlet supports the [common parameters](https://go.microsoft.com/fwlink/?LinkID=113216).\n\n");
        List(page, "Input", cmdlet.Inputs);
        List(page, "Output", cmdlet.Outputs);
        List(page, "Operations", cmdlet.Operations.Select(static name => $"[{name}](../operations.md)"));
        List(page, "See also", cmdlet.Links.Select(static link =>
            link.Uri is null
                ? $"[{link.Text}]({PathOf(link.Text)})"
                : $"[{link.Text} in the service's documentation]({link.Uri})"));

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string PathOf(string name) => name.StartsWith("about_", StringComparison.Ordinal)
        ? $"../../en-US/{name}.help.txt"
        : $"{name}.md";

    private static string Facts(ParameterHelp parameter)
    {
        IEnumerable<string?> facts =
        [
            $"`{parameter.Type}`",
            parameter.IsRequired ? "required" : null,
            parameter.Position is null ? null : $"position {parameter.Place}",
            Piped(parameter),
            parameter.TakesWildcards ? "wildcards" : null,
            parameter.Aliases.Count == 0
                ? null
                : $"alias {string.Join(", ", parameter.Aliases.Select(static name => $"`-{name}`"))}",
            parameter.Choices.Count == 0
                ? null
                : $"one of {string.Join(", ", parameter.Choices.Select(static word => $"`{word}`"))}",
            parameter.IsSwitch || parameter.Default is null ? null : $"default `{parameter.Default}`",
        ];

        return string.Join("; ", facts.OfType<string>());
    }

    private static string? Piped(ParameterHelp parameter) =>
        (parameter.TakesPipedObject, parameter.TakesPipedProperty) switch
        {
            (true, true) => "from the pipeline, by value or by property name",
            (true, false) => "from the pipeline, by value",
            (false, true) => "from the pipeline, by property name",
            _ => null,
        };

    private static void List(StringBuilder page, string title, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
        {
            page.Append($"## {title}\n\n");
            page.AppendJoin('\n', all.Select(static item => $"- {item}")).Append("\n\n");
        }
    }
}
