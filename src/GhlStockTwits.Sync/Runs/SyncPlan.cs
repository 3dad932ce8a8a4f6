using System.Text.Json.Serialization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Runs;

/// <summary>What a run would do: made by a dry run, to be looked at, kept, and run as it is.</summary>
/// <remarks>It holds texts and arguments, which may be personal data.</remarks>
public sealed record SyncPlan
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The location.</summary>
    public required string LocationId { get; init; }

    /// <summary>The StockTwits account; null without a token.</summary>
    public string? Account { get; init; }

    /// <summary>The ID of the StockTwits account; null without a token.</summary>
    public long? AccountId { get; init; }

    /// <summary>The ID of the state; null if it had none yet.</summary>
    public string? StateId { get; init; }

    /// <summary>The state's newest run when it was made; 0 for none. With a later one, the plan is stale.</summary>
    public long AfterRun { get; init; }

    /// <summary>If more effects than this would happen, none does.</summary>
    public int MaxChange { get; init; }

    /// <summary>
    /// For a backtest, the time from which recorded changes were played through the recipes; null for a plan that can
    /// be run.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The recipes.</summary>
    public IReadOnlyList<PlannedRecipe> Recipes
    {
        get;
        init => field = new ItemList<PlannedRecipe>(value);
    } = new ItemList<PlannedRecipe>([]);

    /// <summary>The effects, also those that would wait or be parked.</summary>
    public IReadOnlyList<PlannedEffect> Effects
    {
        get;
        init => field = new ItemList<PlannedEffect>(value);
    } = new ItemList<PlannedEffect>([]);

    /// <summary>Why nothing would happen although a trigger matched: the conditions that are not met.</summary>
    public IReadOnlyList<string> Explanations
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>What would not be done, and why.</summary>
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The hash of all other values: a plan that was changed is refused.</summary>
    public string Seal { get; init; } = string.Empty;

    /// <summary>The number of effects that would happen.</summary>
    [JsonIgnore]
    public int Changes => Effects.Count(static effect => effect.WouldHappen);

    /// <summary>
    /// The whole of it as text, a block for each effect: <c>+</c> would happen, <c>~</c> would wait, <c>-</c> would be
    /// parked, <c>=</c> is done.
    /// </summary>
    [JsonIgnore]
    public string Diff => PlanDiff.Of(this);

    /// <inheritdoc/>
    public override string ToString() => PlanDiff.Gist(this);
}

/// <summary>A recipe of a plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, or what stands for it if the recipe is stored.</param>
/// <param name="Hash">The hash of its text: a plan with a recipe that was edited is stale.</param>
public sealed record PlannedRecipe(string Name, string Path, string Hash)
{
    /// <summary>Whether it is kept in the state, and not in a file.</summary>
    public bool IsStored { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An effect of a plan.</summary>
public sealed record PlannedEffect
{
    /// <summary>The key that it has, or would have, in the state.</summary>
    public required string Key { get; init; }

    /// <summary>The recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>The change that triggered it, for example <c>tag.added vip</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The step's number in the recipe, from 1.</summary>
    public int Step { get; init; }

    /// <summary>The contact that it is about; empty if it is about none.</summary>
    public required string ContactId { get; init; }

    /// <summary>The operation that it would call.</summary>
    public required string Operation { get; init; }

    /// <summary>The whole text of an update.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// What any other operation would send, as JSON; null if it follows from the result of another step.
    /// </summary>
    public string? Arguments { get; init; }

    /// <summary>bullish, bearish, neutral or null.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The status that it would have.</summary>
    public EffectStatus Status { get; init; }

    /// <summary>What would become of it, as a sentence.</summary>
    public required string Fate { get; init; }

    /// <summary>Whether it would happen. What would wait or be parked does not happen when the plan is run.</summary>
    public bool WouldHappen { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Recipe}: {Trigger} ({Fate})";

    internal static PlannedEffect From(Effect effect) => new()
    {
        Key = effect.Key,
        Recipe = effect.Recipe,
        Trigger = effect.Trigger,
        Step = effect.Step,
        ContactId = effect.ContactId,
        Operation = effect.Operation,
        Text = effect.Text,
        Arguments = effect.Arguments,
        Sentiment = effect.Sentiment,
        Status = effect.Status,
        Fate = EffectForecast.Fate(effect),
        WouldHappen = EffectForecast.WouldHappen(effect),
    };
}
