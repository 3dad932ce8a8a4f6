using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Says where to look for changes. Nothing it says is believed: hints may come twice, late or not at all. The contact
/// is read, and the difference from what is stored is the change.
/// </summary>
internal interface IChangeSource
{
    /// <summary>What is read, for the progress.</summary>
    string Name { get; }

    /// <summary>How many contacts were found, or null if that is known only at the end.</summary>
    int? Total { get; }

    /// <summary>The contacts to read, in the order in which they are to be read, as soon as they are found.</summary>
    IAsyncEnumerable<ChangeHint> FindAsync();
}

/// <summary>Where to look: a contact, or some of its parts.</summary>
/// <param name="ContactId">The contact.</param>
internal sealed record ChangeHint(string ContactId)
{
    /// <summary>When the contact last changed, as the source says; null if it does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When all was last known about the contact, or null if it never was.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>
    /// The parts to read: those that were last read before these times, or never. Null for the contact with all of its
    /// parts.
    /// </summary>
    public ReadTimes? Parts { get; init; }

    /// <summary>Whether the contact itself is read besides <see cref="Parts"/>.</summary>
    public bool IsOfContact { get; init; }
}
