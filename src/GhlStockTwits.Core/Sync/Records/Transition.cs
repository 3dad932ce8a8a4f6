namespace GhlStockTwits.Sync.Records;

/// <summary>One change between two snapshots of a contact.</summary>
/// <param name="Kind">One of <see cref="Recipes.TransitionKind"/>.</param>
/// <param name="Subject">The tag, task, note or appointment that changed; empty for the contact itself.</param>
/// <param name="Fields">What of it a condition or template may name.</param>
internal sealed record Transition(string Kind, string Subject, IReadOnlyDictionary<string, object?> Fields)
{
    private static readonly Dictionary<string, object?> s_none = [];

    /// <summary>Whether a task, note or appointment changed: HighLevel does not say when.</summary>
    public bool IsOfPart => LastLook is not null;

    /// <summary>When the part was read before this; null for the contact itself.</summary>
    public DateTimeOffset? LastLook { get; init; }

    public Transition(string kind, string subject)
        : this(kind, subject, s_none)
    {
    }
}
