namespace GhlStockTwits.Generator;

/// <summary>All that help says about a parameter.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The type as PowerShell names it.</summary>
    public required string Type { get; init; }

    public required bool IsSwitch { get; init; }

    public required bool IsList { get; init; }

    public required bool IsRequired { get; init; }

    public required bool TakesWildcards { get; init; }

    /// <summary>Null where it is given by name only.</summary>
    public required int? Position { get; init; }

    public required bool TakesPipedObject { get; init; }

    public required bool TakesPipedProperty { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The words that it allows; none where it allows anything.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>What it is when not given; null where that is nothing.</summary>
    public required string? Default { get; init; }

    /// <summary>The place as help names it.</summary>
    public string Place => Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named";

    /// <summary>What it takes from the pipeline, as help names it.</summary>
    public string PipelineInput => (TakesPipedObject, TakesPipedProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
