using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The result for one contact of changing the tags of many contacts.</summary>
public sealed class BulkTagOutcome : ApiObject
{
    /// <summary>The ID of the contact.</summary>
    public string ContactId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary><c>success</c> or <c>error</c>.</summary>
    public string? Type { get; set; }

    /// <summary>HighLevel's message.</summary>
    public string? Message { get; set; }

    /// <summary>The tags before the change.</summary>
    public TextList? OldTags { get; set; }

    /// <summary>The tags that were added.</summary>
    public TextList? TagsAdded { get; set; }

    /// <summary>The tags that were removed.</summary>
    public TextList? TagsRemoved { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ContactId;

    private protected override bool LacksIdentity => ContactId.Length == 0;
}
