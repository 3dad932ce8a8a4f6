using Cronos;
using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What triggers a recipe: a kind of change and, where given, its subject.</summary>
/// <param name="Kind">One of <see cref="EventKind"/>.</param>
/// <param name="Subject">The tag, the symbol or the handle; null for any.</param>
internal sealed record Trigger(string Kind, string? Subject)
{
    /// <summary>With task.dueSoon: how long before the task is due.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>With schedule: the times.</summary>
    public Schedule? Schedule { get; init; }

    public bool Matches(ChangeEvent change) =>
        change.Kind == Kind
        && (Subject is null || string.Equals(Subject, About(change), StringComparison.OrdinalIgnoreCase));

    /// <summary>What of a change the subject of a trigger is compared with.</summary>
    private static string? About(ChangeEvent change) => change.Kind switch
    {
        EventKind.MessagePosted => change.Fields.GetValueOrDefault("username") as string,
        EventKind.SymbolMentioned or EventKind.SymbolTrending => change.Fields.GetValueOrDefault("symbol") as string,
        _ => change.Subject,
    };
}

/// <summary>Times by the clock of a time zone, as cron writes them.</summary>
/// <param name="Text">Minute, hour, day of the month, month, day of the week: <c>0 9 * * 1-5</c>.</param>
internal sealed record Schedule(string Text)
{
    private readonly CronExpression _cron = CronExpression.Parse(Text);

    /// <summary>Whether a text is a schedule.</summary>
    public static bool IsValid(string text) => CronExpression.TryParse(text, out _);

    /// <summary>The first time after another, or null if there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => _cron.GetNextOccurrence(after, zone);
}
