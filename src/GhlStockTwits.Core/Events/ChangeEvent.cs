namespace GhlStockTwits.Events;

/// <summary>What happened, once, however it was noticed.</summary>
/// <param name="Kind">One of <see cref="EventKind"/>.</param>
/// <param name="Subject">
/// The tag, task, note, appointment, user, message or time that it is about; empty for the contact itself.
/// </param>
/// <param name="Fields">The fields of the subject that conditions and templates can name.</param>
internal sealed record ChangeEvent(string Kind, string Subject, IReadOnlyDictionary<string, object?> Fields)
{
    private static readonly Dictionary<string, object?> s_none = [];

    public ChangeEvent(string kind, string subject)
        : this(kind, subject, s_none)
    {
    }

    /// <summary>
    /// When the part was read before; null for the contact itself, whose last change HighLevel dates.
    /// </summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>When it happened, if that is known exactly: a due date that has come, a message, a schedule.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>The contact that it is about; null if that follows from the user in its fields, if at all.</summary>
    public string? ContactId { get; init; }

    /// <summary>The kind and the subject, as recipes and effects name the change.</summary>
    public string Trigger => $"{Kind} {Subject}".TrimEnd();

    /// <summary>The kind and the subject of a <see cref="Trigger"/>.</summary>
    public static (string Kind, string Subject) Split(string trigger) =>
        trigger.Split(' ', 2) is [var kind, var subject] ? (kind, subject) : (trigger, string.Empty);

    /// <summary>Whether a task, note or appointment changed: HighLevel does not date those changes.</summary>
    public bool IsOfPart => LastReadAt is not null;

    /// <summary>
    /// Whether it can happen only once, so that no version of a record tells two of them apart.
    /// </summary>
    public bool IsUnique => HappenedAt is not null;
}
