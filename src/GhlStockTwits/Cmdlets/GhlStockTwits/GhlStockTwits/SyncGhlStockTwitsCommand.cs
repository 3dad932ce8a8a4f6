using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Runs recipes once, files or those that are stored and enabled: synchronizes the records with HighLevel and sends the
/// updates that follow.
/// </summary>
/// <remarks>
///   The first run of a state, a recipe or an edited recipe only records a baseline and sends nothing. Afterwards each
///   change has its effect once. -WhatIf is a dry run: it reads everything, works on a copy of the state, sends
///   nothing, and shows each update with its whole text and what would become of it.
/// </remarks>
/// <example>
///   <summary>Record a baseline, then look at the records</summary>
///   <code>Sync-GhlStockTwits ./announce.yaml; Get-GhlStockTwitsRecord</code>
/// </example>
/// <example>
///   <summary>See what a run would do</summary>
///   <code>Sync-GhlStockTwits ./announce.yaml -WhatIf</code>
/// </example>
/// <example>
///   <summary>Run all recipes of a folder</summary>
///   <code>Get-ChildItem ./recipes -Filter *.yaml | Sync-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Run the stored recipes that are enabled</summary>
///   <code>
/// New-GhlStockTwitsRecipe -From record-contacts | Enable-GhlStockTwitsRecipe
/// Sync-GhlStockTwits
///   </code>
/// </example>
/// <example>
///   <summary>In a scheduled script: at most five updates, at most an hour</summary>
///   <code>Sync-GhlStockTwits ./*.yaml -MaxChange 5 -MaxDuration 01:00:00</code>
/// </example>
/// <example>
///   <summary>Act on the contacts that have the tag already, five at a time</summary>
///   <code>Sync-GhlStockTwits ./announce.yaml -Backfill -MaxChange 5 -Confirm:$false</code>
/// </example>
/// <example>
///   <summary>Run a plan that was looked at</summary>
///   <code>
/// Compare-GhlStockTwits ./announce.yaml -OutFile ./plan.json
/// Sync-GhlStockTwits -Plan ./plan.json
///   </code>
/// </example>
/// <related>Compare-GhlStockTwits, Enable-GhlStockTwitsRecipe, Get-GhlStockTwitsRun, Get-GhlStockTwitsEffect,
/// Get-GhlStockTwitsRecord, Get-GhlStockTwitsAudience, Connect-Ghl, Connect-StockTwits,
/// about_GhlStockTwits_Recipes</related>
[Cmdlet(VerbsData.Sync, "GhlStockTwits", SupportsShouldProcess = true, DefaultParameterSetName = Stored)]
[OutputType(typeof(SyncSummary))]
public sealed class SyncGhlStockTwitsCommand : StateCmdlet
{
    private const string Stored = "Stored";
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";
    private const string ByPlan = "Plan";

    private readonly List<string> _files = [];

    /// <summary>Of the stored recipes that are enabled, those with these names. Default: all.</summary>
    [Parameter(ParameterSetName = Stored)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// The recipe files. Wildcards are allowed. Recipes of one state can run together or at different times.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = ByPath, HelpMessage = "The recipe's file.")]
    [Alias("Recipe")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The recipe files, with names as they are, brackets included. Accepts files.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The plan to run: what Compare-GhlStockTwits returned, or the path of its file. Nothing happens that is not in
    /// it, and a stale one is refused. Its recipes are read from the files that it names, or from the state, and must
    /// not have been edited, disabled or removed.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPlan, HelpMessage = "The plan, or the path of its file.")]
    [ValidateNotNull]
    public PSObject? Plan { get; set; }

    /// <summary>
    /// If a run would have more effects than this, it has none. Default: 25, or what the plan was made with.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaxChange { get; set; } = 25;

    /// <summary>
    /// Lists all contacts now, so that contacts that were deleted or missed are noticed. Without it, that is done every
    /// twelve hours. A contact that is gone is removed by the second run that does not find it.
    /// </summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>
    /// What is there now counts as changed, for these recipes: a recipe that waits for a tag acts on all contacts that
    /// have it. What it acted on already is left alone. At most -MaxChange effects are planned; run it again for the
    /// rest. Asks first; use -WhatIf to see what it would do.
    /// </summary>
    [Parameter(ParameterSetName = Stored)]
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    public SwitchParameter Backfill { get; set; }

    /// <summary>
    /// Stops starting new work after this long: seconds or a TimeSpan. The next run continues. Default: two hours.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// The inbox of webhooks, which Start-GhlWebhookListener fills: a file, or the connection string of a PostgreSQL
    /// database. Default: the environment variable GHLSTOCKTWITS_INBOX, or the inbox beside the state, if there is one.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InboxPath { get; set; }

    private protected override void Process() => _files.AddRange(RecipePaths.Of(this, Path, LiteralPath));

    private protected override void Complete()
    {
        HighLevelConnection ghl = Ghl;
        StockTwitsConnection stockTwits = StockTwits;
        SyncPlan? plan = Plan is null ? null : PlanInput.Read(this, Plan);
        Recipe[] recipes = plan is not null ? RecipesOf(plan)
            : ParameterSetName == Stored && !MyInvocation.ExpectingInput ? EnabledRecipes(Name)
            : [.. _files.Select(RecipeReader.Read)];
        RecipeRequirements.RequireDistinctNames(recipes);
        string target = $"location {ghl.RequiredLocationId} and StockTwits account "
            + $"{stockTwits.Account?.Username ?? "(none)"}";
        SyncSettings settings = new()
        {
            Recipes = recipes,
            Plan = plan,
            MaxChange = MyInvocation.BoundParameters.ContainsKey(nameof(MaxChange)) ? MaxChange
                : plan?.MaxChange ?? MaxChange,
            MaxDuration = MaxDuration,
            IsFull = Full,
            IsBackfill = Backfill,
            IsDryRun = !(Backfill ? ShouldRemove(target, "Sync, as if all that is there had just changed")
                : ShouldProcess(target, "Sync")),
        };
        string path = StatePathFor(ghl, stockTwits);
        IStateStore opened =
            Await(_ => settings.IsDryRun ? StateStores.OpenCopyAsync(path) : StateStores.OpenAsync(path));
        string inboxPath = InboxPaths.Of(this, InboxPath, path);
        Use(opened, store => Use(
            Await(_ => DeliveryInboxes.TryOpenAsync(inboxPath)),
            inbox => Report(
                Await(call => SyncEngine.RunAsync(ghl, stockTwits, store, settings with { Inbox = inbox }, call)),
                settings.IsDryRun)));
    }

    /// <summary>The recipes of a plan as they are now.</summary>
    private Recipe[] RecipesOf(SyncPlan plan)
    {
        Recipe[] recipes =
        [
            .. plan.Recipes.Where(static recipe => !recipe.IsStored)
                .Select(static recipe => RecipeReader.Read(recipe.Path)),
        ];
        if (recipes.Length < plan.Recipes.Count)
        {
            string place = ResolvedStatePath;
            Use(
                Await(_ => StateStores.OpenToReadAsync(place)) ?? throw PlanErrors.Mismatch("The state does not exist"),
                store => recipes = [.. recipes, .. Await(_ => StoredRecipes.OfPlanAsync(store, plan))]);
        }

        return recipes;
    }

    private void Report(SyncSummary summary, bool isDryRun)
    {
        foreach (string warning in summary.Warnings)
        {
            WriteWarning(warning);
        }

        if (isDryRun && IsWhatIf)
        {
            foreach (Effect effect in summary.Effects)
            {
                string forecast = EffectForecast.Of(effect);
                ((Cmdlet)this).ShouldProcess(forecast, forecast, "Sync");
            }
        }

        WriteObject(summary);
    }
}
