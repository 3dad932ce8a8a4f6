using System.Collections.Immutable;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>A contact of the model. Two people whose fields are equal are the same snapshot.</summary>
internal sealed record ModelContact(string Key)
{
    public bool Exists { get; init; } = true;

    public ImmutableSortedSet<string> Tags { get; init; } = [];

    public string? Industry { get; init; }

    public string? Handle { get; init; }

    public bool Consents { get; init; }

    public bool Dnd { get; init; }

    public string Name { get; init; } = Key;

    public string Email { get; init; } = $"{Key.ToLowerInvariant()}@example.org";

    /// <summary>The tasks by their numbers.</summary>
    public ImmutableSortedDictionary<int, ModelTask> Tasks { get; init; } =
        ImmutableSortedDictionary<int, ModelTask>.Empty;

    /// <summary>When the contact itself was last changed.</summary>
    public TimeSpan ChangedAt { get; init; }

    /// <summary>Whether the handle belongs to a StockTwits user.</summary>
    public bool IsLinked => Handle?.StartsWith("demo_stranger", StringComparison.Ordinal) == true;

    public int? TaskNamed(string title) => Tasks.Where(task => task.Value.Title == title)
        .Select(static task => (int?)task.Key).FirstOrDefault();
}

/// <summary>A task of the model.</summary>
internal sealed record ModelTask(string Title, bool IsCompleted, int Postponed);
