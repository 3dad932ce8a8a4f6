using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Runs;

/// <summary>One run as the state remembers it: what it did, and why it did not do more.</summary>
public sealed record SyncRun
{
    /// <summary>The run's number in the state.</summary>
    public required long RunId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs, and if its process was killed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it took; null if <see cref="EndedAt"/> is.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The ID of the error that ended it; null for none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The recipes that took part.</summary>
    public IReadOnlyList<string> Recipes
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The recipes that only recorded a baseline: in their first run, or after an edit.</summary>
    public IReadOnlyList<string> Baselines
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>
    /// The numbers of its summary by name, for example <c>contactsRead</c> and <c>sent</c>; empty if the run did not
    /// come to its end, and after 90 days.
    /// </summary>
    public IReadOnlyDictionary<string, long> Counts
    {
        get;
        init => field = new ItemTable<long>(value);
    } = new ItemTable<long>([]);

    /// <summary>How many changes it noticed, by kind, for example <c>tag.added</c>.</summary>
    public IReadOnlyDictionary<string, long> Changes
    {
        get;
        init => field = new ItemTable<long>(value);
    } = new ItemTable<long>([]);

    /// <summary>What it planned, did or parked: at most 200 effects, as they were at its end.</summary>
    public IReadOnlyList<RunEffect> Effects
    {
        get;
        init => field = new ItemList<RunEffect>(value);
    } = new ItemList<RunEffect>([]);

    /// <summary>
    /// Why nothing happened although a trigger matched: the conditions that were not met, at most 200.
    /// </summary>
    public IReadOnlyList<string> Explanations
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>What was not done, and why; also which recipes only recorded a baseline.</summary>
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The whole of it in sentences, one a line.</summary>
    public IReadOnlyList<string> History => new TextList(RunHistory.Of(this));

    /// <summary>What to know at a glance.</summary>
    public string What => RunHistory.Gist(this);

    /// <inheritdoc/>
    public override string ToString() => $"run {RunId.ToString(CultureInfo.InvariantCulture)}: {What}";
}

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>It runs, or its process was killed.</summary>
    Unfinished,

    /// <summary>It did all that was due.</summary>
    Complete,

    /// <summary>It came to its end with warnings.</summary>
    CompleteWithWarnings,

    /// <summary>An error ended it. What it stored stays.</summary>
    Failed,

    /// <summary>It was stopped. What it stored stays.</summary>
    Stopped,
}

/// <summary>An effect as it was at the end of a run, without its words.</summary>
/// <param name="Key">Its key, for Get-GhlStockTwitsEffect.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Trigger">The change that triggered it.</param>
/// <param name="ContactId">The contact that it is about; empty if it is about none.</param>
/// <param name="Operation">The operation that it calls.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">Why it is not done, or how it was found to be.</param>
public sealed record RunEffect(
    string Key, string Recipe, string Trigger, string ContactId, string Operation, EffectStatus Status, string? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Recipe}: {Trigger} ({Status})";

    internal static RunEffect From(Effect effect) => new(
        effect.Key, effect.Recipe, effect.Trigger, effect.ContactId, effect.Operation, effect.Status, effect.Reason);
}
