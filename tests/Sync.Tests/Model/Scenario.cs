namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>What happens, a step a line, and the state in the end. Readable and writable as a text.</summary>
/// <param name="About">What the scenario is about: its first lines, which begin with #.</param>
/// <param name="Steps">What happens.</param>
/// <param name="Expected">What is there in the end, a line for each thing; empty if that is not stated.</param>
internal sealed record Scenario(
    IReadOnlyList<string> About, IReadOnlyList<ScenarioStep> Steps, IReadOnlyList<string> Expected)
{
    private const string Expect = "Expect:";

    /// <summary>Reads the text of a scenario.</summary>
    /// <exception cref="FormatException">A line is no step.</exception>
    public static Scenario Parse(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim())
            .Where(static line => line.Length > 0)];
        string[] about = [.. lines.TakeWhile(static line => line.StartsWith('#'))];
        string[] steps = [.. lines.Skip(about.Length).TakeWhile(static line => line != Expect)];
        return new Scenario(
            [.. about.Select(static line => line.TrimStart('#').Trim())],
            [.. steps.Select(ScenarioStep.Parse)],
            [.. lines.Skip(about.Length + steps.Length + 1)]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', [
        .. About.Select(static line => $"# {line}"), .. Steps.Select(static step => step.ToString()),
        Expect, .. Expected.Select(static line => $"  {line}"), string.Empty]);
}
