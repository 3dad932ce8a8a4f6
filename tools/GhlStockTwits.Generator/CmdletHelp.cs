namespace GhlStockTwits.Generator;

/// <summary>The help of a cmdlet.</summary>
internal sealed record CmdletHelp
{
    public required string Name { get; init; }

    public string Verb => Name.Split('-')[0];

    public string Noun => Name.Split('-')[1];

    /// <summary>Its folder below Cmdlets: <c>HighLevel/GhlTag</c>.</summary>
    public required string Family { get; init; }

    /// <summary>One sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>Paragraphs, starting with the synopsis.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<SyntaxHelp> Syntax { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    /// <summary>Types that parameters accept from the pipeline.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Types of the returned objects.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>Cmdlets and topics that its comment names.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Names of the operations that it calls.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>Related cmdlets, and the service's documentation of the operations.</summary>
    public IReadOnlyList<LinkHelp> Links { get; init; } = [];
}
