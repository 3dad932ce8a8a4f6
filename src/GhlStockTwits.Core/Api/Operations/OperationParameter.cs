namespace GhlStockTwits.Api;

/// <summary>One named value of an operation.</summary>
/// <param name="Name">The service's own name for it.</param>
/// <param name="Place">Where it is sent.</param>
/// <param name="Kind">The type of its values.</param>
/// <param name="Required">Whether the service requires it.</param>
public sealed record OperationParameter(string Name, ParameterPlace Place, ParameterKind Kind, bool Required)
{
    /// <summary>The values that the service accepts; empty if it accepts any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The value that is sent if none is given; null sends nothing.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// Reads the notation in which operations declare their parameters: names separated by spaces, each with
    /// <c>:kind</c> or <c>:one|other</c> for its kind or its choices, <c>=value</c> for its default, and <c>*</c> if it
    /// is required.
    /// </summary>
    /// <param name="notation">For example <c>limit:int order:asc|desc filter=all body*</c>.</param>
    /// <param name="place">Where the values are sent.</param>
    internal static IEnumerable<OperationParameter> Parse(string notation, ParameterPlace place)
    {
        foreach (string word in notation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] assignment = word.TrimEnd('*').Split('=');
            string[] parts = assignment[0].Split(':');
            string suffix = parts.Length == 1 ? string.Empty : parts[1];
            bool isChoice = suffix.Contains('|', StringComparison.Ordinal);
            yield return new OperationParameter(
                parts[0], place, isChoice ? ParameterKind.Text : KindOf(suffix), word.EndsWith('*'))
            {
                Choices = isChoice ? suffix.Split('|') : [],
                Default = assignment.Length == 1 ? null : assignment[1],
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
        _ => throw new ArgumentException($"':{suffix}' is not a kind of parameter.", nameof(suffix)),
    };
}

/// <summary>Where a value is sent.</summary>
public enum ParameterPlace
{
    /// <summary>In the path, percent-encoded.</summary>
    Path,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>In the body: as JSON, or as a form where the service takes forms.</summary>
    Body,
}

/// <summary>The type of a parameter's values; declared after its name, as in <c>limit:int</c>.</summary>
public enum ParameterKind
{
    /// <summary>Text (no suffix).</summary>
    Text,

    /// <summary>A whole number (<c>:int</c>).</summary>
    Int,

    /// <summary>True or false (<c>:bool</c>).</summary>
    Bool,

    /// <summary>A time, sent as ISO 8601 with its offset (<c>:time</c>).</summary>
    Time,

    /// <summary>A time, sent as milliseconds since 1970 (<c>:ms</c>).</summary>
    Milliseconds,

    /// <summary>A list of values (<c>:list</c>).</summary>
    List,

    /// <summary>A nested object or list of objects (<c>:object</c>).</summary>
    Object,

    /// <summary>The path of a local file, sent as a part of a multipart form (<c>:file</c>).</summary>
    File,

    /// <summary>A <see cref="System.Security.SecureString"/> (<c>:secret</c>). Never shown.</summary>
    Secret,
}
