using System.Text.RegularExpressions;

namespace GhlStockTwits.Conventions.Tests.Source;

public sealed partial class SizeTests
{
    private const int MaxLines = 250;
    private const int MaxMethodLines = 40;
    private const int MaxLeafLines = 40;
    private const int MaxMedianLines = 60;

    [Fact]
    public void Files_fit_on_a_few_screens()
    {
        Convention.Holds(
            $"No file has more than {MaxLines} lines: look for the missing idea (a table of rows, a small type) "
                + "rather than cutting in two.",
            SourceFile.All
                .Where(static file => file.Lines.Count > MaxLines)
                .Select(static file => $"{file}: {file.Lines.Count}"));
    }

    [Fact]
    public void Methods_fit_on_a_screen()
    {
        Convention.Holds(
            $"No method has more than {MaxMethodLines} lines: name a part of it and give that a method.",
            from file in SourceFile.All
            from length in MethodLengths(file)
            where length.Lines > MaxMethodLines
            select $"{file}:{length.Line}: {length.Lines}");
    }

    [Fact]
    public void Cmdlets_that_call_an_operation_are_leaves()
    {
        Convention.Holds(
            $"No cmdlet of a service has more than {MaxLeafLines} lines of code (usings and comments not counted): "
                + "what it shares belongs into its family's base.",
            SourceFile.OfProduct
                .Where(static file => ServiceCommand().IsMatch(file.Path) && file.CodeLines > MaxLeafLines)
                .Select(static file => $"{file}: {file.CodeLines}"));
    }

    [Fact]
    public void Most_cmdlets_are_short()
    {
        int[] lines = [.. SourceFile.OfProduct.Where(static file => Command().IsMatch(file.Path)).Select(static file => file.Lines.Count).Order()];
        int median = lines[lines.Length / 2];

        Assert.True(
            median <= MaxMedianLines,
            $"Half of the cmdlets' files have more than {median} lines with their help; keep it at {MaxMedianLines}: move what they share into a base.");
    }

    /// <summary>
    /// Blocks one level below the margin, by the braces that the style puts on lines of their own. A table, which ends
    /// with a semicolon, may be long; a script in a raw string is none of the method's own lines.
    /// </summary>
    private static IEnumerable<(int Line, int Lines)> MethodLengths(SourceFile file)
    {
        int start = -1;
        int lines = 0;
        foreach ((int index, string line) in OutsideRawStrings(file))
        {
            lines++;
            if (line == "    {")
            {
                start = NestedType().IsMatch(file.Lines[index - 1]) ? -1 : index;
                lines = 0;
            }
            else if (line == "    }" && start >= 0)
            {
                yield return (start, lines - 1);
                start = -1;
            }
        }
    }

    private static IEnumerable<(int Index, string Line)> OutsideRawStrings(SourceFile file)
    {
        bool isInside = false;
        foreach ((int index, string line) in file.Lines.Index())
        {
            if (!isInside)
            {
                yield return (index, line);
            }

            isInside ^= RawStringEdge().Count(line) % 2 == 1;
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawStringEdge();

    [GeneratedRegex(@"^    (\w+ )*(class|struct|record|interface|enum) ")]
    private static partial Regex NestedType();

    [GeneratedRegex("^src/GhlStockTwits/Commands/.*Command.cs$")]
    private static partial Regex Command();

    [GeneratedRegex("^src/GhlStockTwits/Commands/(HighLevel|StockTwits)/")]
    private static partial Regex ServiceCommand();
}
