namespace GhlStockTwits.HighLevel.Models;

/// <summary>What became of one contact in a change of many contacts' tags.</summary>
public sealed class BulkTagOutcome
{
    /// <summary>The contact.</summary>
    public string ContactId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary><c>success</c> or <c>error</c>.</summary>
    public string? Type { get; set; }

    /// <summary>HighLevel's words for it.</summary>
    public string? Message { get; set; }

    /// <summary>The tags before.</summary>
    public string[]? OldTags { get; set; }

    /// <summary>Tags that it did not have before.</summary>
    public string[]? TagsAdded { get; set; }

    /// <summary>Tags that it has no longer.</summary>
    public string[]? TagsRemoved { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ContactId;
}
