namespace GhlStockTwits.Http;

/// <summary>One named value of an operation.</summary>
/// <param name="Name">The service's own name for it.</param>
/// <param name="Place">Where it travels.</param>
/// <param name="Kind">What it must be.</param>
/// <param name="Required">Whether the service refuses the call without it.</param>
public sealed record OperationParameter(string Name, ParameterPlace Place, ParameterKind Kind, bool Required)
{
    /// <summary>Reads the notation of a row: names parted by blanks, <c>*</c> for required, <c>:kind</c> for a kind.</summary>
    internal static IEnumerable<OperationParameter> Parse(string notation, ParameterPlace place)
    {
        foreach (string word in notation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word.TrimEnd('*').Split(':');
            ParameterKind kind = parts.Length == 1 ? ParameterKind.Text : KindOf(parts[1]);
            yield return new OperationParameter(parts[0], place, kind, word.EndsWith('*'));
        }
    }

    private static ParameterKind KindOf(string suffix) => suffix switch
    {
        "int" => ParameterKind.Int,
        "bool" => ParameterKind.Bool,
        "time" => ParameterKind.Time,
        "ms" => ParameterKind.Milliseconds,
        "list" => ParameterKind.List,
        "object" => ParameterKind.Object,
        "file" => ParameterKind.File,
        _ => throw new ArgumentException($"A row knows no kind ':{suffix}'.", nameof(suffix)),
    };
}
