using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A note of a contact. Its body is private and must never be published.</summary>
public sealed class ContactNote : ApiObject, IContactPart, IHasPrivateText
{
    /// <summary>The ID of the note.</summary>
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

    /// <summary>The title, or null if there is none.</summary>
    public string? Title { get; set; }

    /// <summary>The text; may contain HTML. Private.</summary>
    public string? Body { get; set; }

    /// <summary>The author, or null if the note was created with the API.</summary>
    public string? UserId { get; set; }

    /// <summary>The color, as #RRGGBB.</summary>
    public string? Color { get; set; }

    /// <summary>Whether the note is pinned.</summary>
    public bool? Pinned { get; set; }

    /// <summary>When the note was created.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
