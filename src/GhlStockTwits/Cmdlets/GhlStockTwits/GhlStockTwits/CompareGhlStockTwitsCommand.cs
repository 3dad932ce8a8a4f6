using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Compares what is with what recipes want: plans a run, with the whole text or all arguments of each effect and what
/// would become of it. Sends nothing and leaves the state as it is.
/// </summary>
/// <remarks>
///   The plan is an object and shows as text: <c>+</c> would happen, <c>~</c> would wait, <c>-</c> would be parked. It
///   can be kept in a file, looked at by another person, and run with Sync-GhlStockTwits -Plan: then nothing else
///   happens, and all guards are asked again. A plan is stale, and refused, after another run, when a recipe was edited
///   (or, if it is stored, disabled or removed), and when it is older than its recipes' maxAge; it is refused for
///   another location, account or state.
/// </remarks>
/// <example>
///   <summary>See what a run would do</summary>
///   <code>Compare-GhlStockTwits ./announce.yaml</code>
/// </example>
/// <example>
///   <summary>Keep the plan, look at it, then run it</summary>
///   <code>
/// Compare-GhlStockTwits ./announce.yaml -OutFile ./plan.json
/// Sync-GhlStockTwits -Plan ./plan.json
///   </code>
/// </example>
/// <example>
///   <summary>The texts of the updates that would be sent</summary>
///   <code>(Compare-GhlStockTwits ./announce.yaml).Effects | Where-Object WouldHappen | Select-Object Text</code>
/// </example>
/// <example>
///   <summary>What a new recipe would have done in the last week</summary>
///   <code>Compare-GhlStockTwits ./announce.yaml -Since (Get-Date).AddDays(-7)</code>
/// </example>
/// <example>
///   <summary>Plan the stored recipes that are enabled, then run the plan</summary>
///   <code>
/// New-GhlStockTwitsRecipe -From record-contacts | Enable-GhlStockTwitsRecipe
/// Compare-GhlStockTwits -OutFile ./plan.json
/// Sync-GhlStockTwits -Plan ./plan.json
///   </code>
/// </example>
/// <related>Sync-GhlStockTwits, Get-GhlStockTwitsRun, Test-GhlStockTwitsRecipe, about_GhlStockTwits_Recipes</related>
[Cmdlet(VerbsData.Compare, "GhlStockTwits", DefaultParameterSetName = Stored)]
[OutputType(typeof(SyncPlan))]
public sealed class CompareGhlStockTwitsCommand : StateCmdlet
{
    private const string Stored = "Stored";
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private readonly List<string> _files = [];

    /// <summary>Of the stored recipes that are enabled, those with these names. Default: all.</summary>
    [Parameter(ParameterSetName = Stored)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The recipe files. Wildcards are allowed. Pass those that a run takes together.</summary>
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

    /// <summary>If a run would have more effects than this, it has none. Default: 25.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaxChange { get; set; } = 25;

    /// <summary>
    /// A backtest: plays the changes that runs recorded since this time through the recipes, with the contacts as they
    /// are now. Changes are kept for 30 days. Such a plan cannot be run.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument? Since { get; set; }

    /// <summary>Also writes the plan to this file, for its owner alone. A file that exists is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    private protected override void Process() => _files.AddRange(RecipePaths.Of(this, Path, LiteralPath));

    private protected override void Complete()
    {
        HighLevelConnection ghl = Ghl;
        StockTwitsConnection stockTwits = StockTwits;
        string? file = OutFile is null ? null : PlanInput.PathOf(this, OutFile);
        Recipe[] recipes = ParameterSetName == Stored && !MyInvocation.ExpectingInput
            ? EnabledRecipes(Name)
            : [.. _files.Select(RecipeReader.Read)];
        RecipeRequirements.RequireDistinctNames(recipes);
        SyncSettings settings = new() { Recipes = recipes, MaxChange = MaxChange };
        string place = StatePathFor(ghl, stockTwits);
        DateTimeOffset? since = Since?.In(TimeZoneInfo.Local);
        SyncPlan plan = Await(call => since is { } time
            ? Backtest.RunAsync(ghl, stockTwits, place, recipes, time, call)
            : SyncPlanner.MakeAsync(ghl, stockTwits, place, settings, call));
        foreach (string warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        if (file is not null)
        {
            PlanFile.Write(file, plan);
        }

        WriteObject(plan);
    }
}
