using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The tags of a contact after a change.</summary>
/// <param name="contactId">The ID of the contact.</param>
/// <param name="locationId">The ID of its location.</param>
/// <param name="tags">All tags.</param>
public sealed class ContactTags(string contactId, string locationId, TextList tags)
{
    /// <summary>The ID of the contact.</summary>
    public string ContactId { get; } = contactId;

    /// <summary>The ID of its location.</summary>
    public string LocationId { get; } = locationId;

    /// <summary>All tags.</summary>
    public TextList Tags { get; } = tags;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Tags);
}
