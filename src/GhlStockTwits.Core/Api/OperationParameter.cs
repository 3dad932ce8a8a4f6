namespace GhlStockTwits.Api;

/// <summary>One named value of an operation.</summary>
/// <param name="Name">The service's own name for it.</param>
/// <param name="Place">Where it travels.</param>
/// <param name="Kind">What it must be.</param>
/// <param name="Required">Whether the service refuses the call without it.</param>
public sealed record OperationParameter(string Name, ParameterPlace Place, ParameterKind Kind, bool Required)
{
    /// <summary>The words that it may be; none where it may be any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// Reads the notation of a row: names parted by blanks, <c>*</c> for required, <c>:kind</c> for a kind,
    /// <c>:one|other</c> for the words that it may be.
    /// </summary>
    internal static IEnumerable<OperationParameter> Parse(string notation, ParameterPlace place)
    {
        foreach (string word in notation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word.TrimEnd('*').Split(':');
            string suffix = parts.Length == 1 ? string.Empty : parts[1];
            bool isChoice = suffix.Contains('|', StringComparison.Ordinal);
            yield return new OperationParameter(
                parts[0], place, isChoice ? ParameterKind.Text : KindOf(suffix), word.EndsWith('*'))
            {
                Choices = isChoice ? suffix.Split('|') : [],
            };
        }
    }

    private static ParameterKind KindOf(string suffix) => suffix switch
    {
        "" => ParameterKind.Text,
        "int" => ParameterKind.Int,
        "bool" => ParameterKind.Bool,
        "time" => ParameterKind.Time,
        "ms" => ParameterKind.Milliseconds,
        "list" => ParameterKind.List,
        "object" => ParameterKind.Object,
        "file" => ParameterKind.File,
        "secret" => ParameterKind.Secret,
        _ => throw new ArgumentException($"A row knows no kind ':{suffix}'.", nameof(suffix)),
    };
}
