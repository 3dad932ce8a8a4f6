namespace GhlStockTwits.Checks;

/// <summary>What one check of the connections found.</summary>
public sealed record ConnectionCheck
{
    /// <summary>What was checked, for example <c>Authentication</c>, <c>Scope</c>, <c>Clock</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The service, HighLevel or StockTwits; GhlStockTwits for what needs both.</summary>
    public required string Service { get; init; }

    /// <summary>Passed, Warning, Failed, Skipped or Unknown.</summary>
    public required CheckResult Result { get; init; }

    /// <summary>How long the check took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What was found. An error ends with its ID.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do, or null if there is nothing to do.</summary>
    public string? Recommendation { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Service} {Check}: {Result}. {Detail}";
}

/// <summary>How a check of the connections ended.</summary>
public enum CheckResult
{
    /// <summary>Nothing has to be done.</summary>
    Passed,

    /// <summary>It works, but will not for long, or not for everything.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not checked.</summary>
    Skipped,

    /// <summary>The service does not tell.</summary>
    Unknown,
}

/// <summary>How a check ended, before it is a row.</summary>
/// <param name="Result">The result.</param>
/// <param name="Detail">What was found, as a sentence.</param>
/// <param name="Recommendation">What to do, as a sentence, or null if there is nothing to do.</param>
internal sealed record CheckOutcome(CheckResult Result, string Detail, string? Recommendation = null);
