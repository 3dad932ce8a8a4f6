using System.Text.RegularExpressions;

namespace GhlStockTwits.Generator;

/// <summary>Plain text in Markdown.</summary>
internal static partial class Markdown
{
    /// <summary>Escapes special characters.</summary>
    public static string Escape(string text) => Special().Replace(text, @"\$0");

    /// <summary>Text in a cell of a table.</summary>
    public static string Cell(string? text) => Escape(text ?? string.Empty).Replace(
        "|", @"\|", StringComparison.Ordinal);

    /// <summary>A code block, followed by a blank line.</summary>
    public static string Code(string language, string text) => $"```{language}\n{text}\n```\n\n";

    [GeneratedRegex(@"[\\`*_\[\]<>]")]
    private static partial Regex Special();
}
