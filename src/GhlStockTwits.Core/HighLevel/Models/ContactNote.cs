namespace GhlStockTwits.HighLevel.Models;

/// <summary>A note of a contact. Its body is private: nothing of it may ever be published.</summary>
public sealed class ContactNote : IContactPart
{
    /// <summary>The note's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string ContactId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The heading; null where it has none.</summary>
    public string? Title { get; set; }

    /// <summary>The text, as stored; it may hold HTML.</summary>
    public string? Body { get; set; }

    /// <summary>The user who wrote it; null when the API did.</summary>
    public string? UserId { get; set; }

    /// <summary>The colour, as #RRGGBB.</summary>
    public string? Color { get; set; }

    /// <summary>Whether it stays on top.</summary>
    public bool? Pinned { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
