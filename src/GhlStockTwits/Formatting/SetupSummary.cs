using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>What Initialize-GhlStockTwits has set up. Has no secret.</summary>
public sealed class SetupSummary
{
    /// <summary>The profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The location of HighLevel.</summary>
    public required string LocationId { get; init; }

    /// <summary>The StockTwits account; null without a token.</summary>
    public string? Account { get; init; }

    /// <summary>The scopes that the token needs.</summary>
    public required IReadOnlyList<string> Scopes
    {
        get;
        init => field = new TextList(value);
    }

    /// <summary>The custom fields that were created; empty if the location had them.</summary>
    public required IReadOnlyList<string> CreatedFields
    {
        get;
        init => field = new TextList(value);
    }

    /// <summary>The file of the recipe.</summary>
    public required string RecipePath { get; init; }

    /// <summary>Whether the recipe was written; false if the file existed.</summary>
    public bool RecipeCreated { get; init; }

    /// <summary>What the next run of the recipe does.</summary>
    public required string Plan { get; init; }

    /// <summary>How long the set-up took, answers included.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"profile {Profile}: location {LocationId}, {Account ?? "no account"}";
}
