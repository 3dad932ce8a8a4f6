using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The followers of a contact after a change.</summary>
/// <param name="contactId">The ID of the contact.</param>
/// <param name="locationId">The ID of its location.</param>
/// <param name="followers">The IDs of all followers.</param>
public sealed class ContactFollowers(string contactId, string locationId, TextList followers)
{
    /// <summary>The ID of the contact.</summary>
    public string ContactId { get; } = contactId;

    /// <summary>The ID of its location.</summary>
    public string LocationId { get; } = locationId;

    /// <summary>The IDs of all followers.</summary>
    public TextList Followers { get; } = followers;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Followers);
}
