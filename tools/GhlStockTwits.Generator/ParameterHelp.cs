namespace GhlStockTwits.Generator;

/// <summary>The help of a parameter.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The name of the type in PowerShell.</summary>
    public required string Type { get; init; }

    public required bool IsSwitch { get; init; }

    public required bool IsList { get; init; }

    public required bool IsRequired { get; init; }

    public required bool TakesWildcards { get; init; }

    /// <summary>Null if it is not positional.</summary>
    public required int? Position { get; init; }

    public required bool TakesPipedObject { get; init; }

    public required bool TakesPipedProperty { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The allowed values; empty if any value is allowed.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>The default; null if there is none.</summary>
    public required string? Default { get; init; }

    /// <summary>The position in the words of help.</summary>
    public string Place => Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named";

    /// <summary>The pipeline input in the words of help.</summary>
    public string PipelineInput => (TakesPipedObject, TakesPipedProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
