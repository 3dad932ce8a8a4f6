using System.Collections.Immutable;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>What the model knows of an effect.</summary>
internal enum ModelStatus
{
    Planned, Sent, Done, Parked, Failed,
}

/// <summary>A change that was noticed and that a recipe waits for.</summary>
internal sealed record ModelChange(
    int Id, string Contact, string Trigger, int Task, TimeSpan ChangedAt, TimeSpan LastReadAt);

/// <summary>An effect of the model.</summary>
internal sealed record ModelEffect(string Recipe, int Change, string Contact, string Trigger, int Step)
{
    public ModelStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Text { get; init; }

    /// <summary>The handle of the person when it was planned.</summary>
    public string? Handle { get; init; }

    public int Task { get; init; }

    public TimeSpan ChangedAt { get; init; }

    public TimeSpan PlannedAt { get; init; }

    public TimeSpan? SentAt { get; init; }

    public int Attempts { get; init; }

    public string Operation => (Recipe, Step) switch
    {
        ("tasks", 2) => "note",
        ("tasks", 3) => "tag",
        ("people", _) => "contact",
        _ => "send",
    };

    public bool IsOpen => Status is ModelStatus.Planned or ModelStatus.Sent;

    public bool MayHaveHappened => Status is ModelStatus.Done || SentAt is not null;
}

/// <summary>Something that is there once an effect happened; of one effect, unless that forgot it.</summary>
internal sealed record ModelThing(string Operation, string Contact, string Text, TimeSpan At, bool IsClaimed);

/// <summary>A contact as the engine has seen it.</summary>
internal sealed record ModelSeen(ModelContact As)
{
    /// <summary>When its tasks were last read; null while they are not followed.</summary>
    public TimeSpan? TasksReadAt { get; init; }

    /// <summary>Whether the last listing of its tasks was empty, for the first time.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>In how many runs HighLevel has said that it does not exist.</summary>
    public int Missing { get; init; }
}

/// <summary>One of the states that the engine can be in: what it has seen, noticed, planned and done.</summary>
internal sealed record ModelWorld
{
    public static readonly string[] Recipes = ["announce", "tasks", "people", "reply"];

    public ImmutableSortedDictionary<string, ModelSeen> Seen { get; init; } =
        ImmutableSortedDictionary<string, ModelSeen>.Empty;

    public ImmutableList<ModelChange> Log { get; init; } = [];

    /// <summary>The first number of a change that a recipe was not asked about.</summary>
    public ImmutableSortedDictionary<string, int> CaughtUp { get; init; } =
        Recipes.ToImmutableSortedDictionary(static recipe => recipe, static _ => 0);

    public ImmutableList<ModelEffect> Effects { get; init; } = [];

    public ImmutableList<ModelThing> Things { get; init; } = [];

    public ImmutableSortedSet<string> Followers { get; init; } = [];

    public TimeSpan FollowersReadAt { get; init; }

    public int Messages { get; init; }

    public int NextChange { get; init; }

    public TimeSpan ReadAt { get; init; }

    public bool IsRestored { get; init; }

    /// <summary>The copy of the state, or null if there is none.</summary>
    public ModelWorld? Copy { get; init; }

    /// <summary>As the state was when it was copied; what happened since is still there.</summary>
    public ModelWorld Restored() => Copy is not { } copy ? this : copy with
    {
        Things = [.. Things.Select(thing => thing with { IsClaimed = copy.Things.Contains(thing) })],
        NextChange = NextChange,
        IsRestored = true,
        Copy = copy,
    };

    public ModelWorld With(ModelEffect before, ModelEffect after) =>
        this with { Effects = Effects.Replace(before, after) };

    /// <summary>The same for two worlds that cannot be told apart any more.</summary>
    public string Identity() => string.Join('\n', [
        .. Seen.Values.Select(static one =>
            $"{one.As.Key} {Of(one.As)} {one.TasksReadAt} {one.IsDoubtful} {one.Missing}"),
        .. Log.Select(static one => one.ToString()), .. CaughtUp.Select(static one => one.ToString()),
        .. Effects.Select(static one => one.ToString()), .. Things.Select(static one => one.ToString()),
        $"{string.Join(' ', Followers)} {FollowersReadAt} {Messages} {NextChange} {ReadAt} {IsRestored}",
        Copy?.Identity() ?? string.Empty]);

    private static string Of(ModelContact one) =>
        $"{one.ChangedAt} {string.Join(' ', one.Tags)} {one.Industry} {one.Handle} {one.Consents} {one.Dnd} "
        + string.Join(' ', one.Tasks);
}
