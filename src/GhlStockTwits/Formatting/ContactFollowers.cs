using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The followers of a contact after a change.</summary>
public sealed class ContactFollowers
{
    // Not public: PowerShell would load the assembly of its parameters with the module.
    internal ContactFollowers(string contactId, string locationId, TextList followers)
    {
        ContactId = contactId;
        LocationId = locationId;
        Followers = followers;
    }

    /// <summary>The ID of the contact.</summary>
    public string ContactId { get; }

    /// <summary>The ID of its location.</summary>
    public string LocationId { get; }

    /// <summary>The IDs of all followers.</summary>
    public TextList Followers { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Followers);
}
