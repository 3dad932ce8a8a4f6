using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What a recipe file says: triggers, conditions, steps, and what holds for all of them.</summary>
internal sealed record Recipe
{
    public const string DefaultHandleField = "stocktwits_handle";

    public required string Name { get; init; }

    /// <summary>
    /// The hash of the file. It changes with any edit but line endings, and an edited recipe first records a baseline.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>Whether it is kept in the state, and not in a file.</summary>
    public bool IsStored { get; init; }

    /// <summary>Where the name stands, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);

    public string HandleField { get; init; } = DefaultHandleField;

    /// <summary>Where each field stands that 'handle', 'consent' and 'publish' name, for errors.</summary>
    public IReadOnlyDictionary<string, RecipeLocation> FieldLocations { get; init; } =
        new Dictionary<string, RecipeLocation>();

    /// <summary>The custom field that must say yes before a person is mentioned, or null if no person may be.</summary>
    public string? ConsentField { get; init; }

    public IReadOnlyList<AudienceRule> Audiences { get; init; } = [];

    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    /// <summary>What must be true of the record and the change.</summary>
    public Condition If { get; init; } = Condition.Always;

    public PublishList Publish { get; init; } = new([]);

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>The values of the record that are kept in custom fields of the contact.</summary>
    public IReadOnlyList<FieldMap> Map { get; init; } = [];

    /// <summary>The tags that the contact has as long as its record meets a condition.</summary>
    public IReadOnlyList<TagMap> TagMaps { get; init; } = [];

    /// <summary>Who decides that an effect happens.</summary>
    public Approval Approval { get; init; }

    /// <summary>If a run would have more effects of the recipe than this, it has none; null for no limit.</summary>
    public int? MaxChange { get; init; }

    /// <summary>The time zone that the recipe names, or null for the location's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The time zone of the dates and times in its updates, and of its quiet hours.</summary>
    public TimeZoneInfo Zone => TimeZone ?? TimeZoneInfo.Local;

    public Freshness Freshness { get; init; } = new();

    public Guards Guards { get; init; } = new();
}

/// <summary>A place in a recipe file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record RecipeLocation(string Path, long Line, long Column);

/// <summary>Which records belong to an audience.</summary>
/// <param name="Name">The audience's name.</param>
/// <param name="If">What must be true of them.</param>
internal sealed record AudienceRule(string Name, Condition If);

/// <summary>A value of the record that is kept in a custom field of the contact.</summary>
/// <param name="From">The record's field.</param>
/// <param name="To">The custom field's key.</param>
internal sealed record FieldMap(string From, string To)
{
    /// <summary>Its place in the file, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);
}

/// <summary>A tag that a contact has as long as its record meets a condition.</summary>
/// <param name="Tag">The tag, in lower case as HighLevel keeps it.</param>
/// <param name="If">What must be true of the record for the tag to be added.</param>
/// <param name="Until">What must be true for it to be removed; null if it is when <c>If</c> no longer is.</param>
internal sealed record TagMap(string Tag, Condition If, Condition? Until)
{
    /// <summary>The conditions of the tag.</summary>
    public IEnumerable<Condition> Conditions => Until is null ? [If] : [If, Until];
}

/// <summary>Who decides that an effect of a recipe happens.</summary>
internal enum Approval
{
    /// <summary>It happens by itself, within the guards.</summary>
    None,

    /// <summary>A person, for each effect.</summary>
    Manual,
}

/// <summary>
/// How old what was read may become before it is read again, as HighLevel does not announce every change.
/// </summary>
internal sealed record Freshness
{
    public TimeSpan Tasks { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan Notes { get; init; } = TimeSpan.FromHours(6);

    public TimeSpan Appointments { get; init; } = TimeSpan.FromHours(6);

    public TimeSpan Profile { get; init; } = TimeSpan.FromHours(24);
}

/// <summary>What keeps a recipe from doing too much, too late or at night. On by default.</summary>
internal sealed record Guards
{
    /// <summary>Older changes have no effect.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The most updates in any hour, of all recipes of the state.</summary>
    public int PerHour { get; init; } = 10;

    /// <summary>When nothing is sent; null for never.</summary>
    public QuietHours? QuietHours { get; init; } = new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    /// <summary>How long after a lost response the account's stream is trusted to show the post.</summary>
    public TimeSpan VerifyAfter { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A part of the day in which nothing is sent; it may span midnight.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public bool Cover(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime).IsBetween(From, To);
}
