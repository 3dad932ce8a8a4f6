using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The tags of a contact after a change.</summary>
public sealed class ContactTags
{
    // Not public: PowerShell would load the assembly of its parameters with the module.
    internal ContactTags(string contactId, string locationId, TextList tags)
    {
        ContactId = contactId;
        LocationId = locationId;
        Tags = tags;
    }

    /// <summary>The ID of the contact.</summary>
    public string ContactId { get; }

    /// <summary>The ID of its location.</summary>
    public string LocationId { get; }

    /// <summary>All tags.</summary>
    public TextList Tags { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Tags);
}
