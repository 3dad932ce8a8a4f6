using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>Runs recipes once: synchronizes the records with HighLevel and sends the updates that follow.</summary>
/// <remarks>
///   The first run of a state, a recipe or an edited recipe only records a baseline and sends nothing. Afterwards each
///   change has its effect once. -WhatIf is a dry run: it reads everything, works on a copy of the state and sends
///   nothing.
/// </remarks>
/// <example>
///   <summary>Record a baseline, then look at the records</summary>
///   <code>Sync-GhlStockTwits -Recipe ./announce.yaml; Get-GhlStockTwitsRecord</code>
/// </example>
/// <example>
///   <summary>See what a run would do</summary>
///   <code>Sync-GhlStockTwits -Recipe ./announce.yaml -WhatIf</code>
/// </example>
/// <example>
///   <summary>In a scheduled script: at most five updates, at most an hour, without confirmation</summary>
///   <code>Sync-GhlStockTwits -Recipe ./*.yaml -MaxChange 5 -MaxDuration 01:00:00 -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsData.Sync, "GhlStockTwits", SupportsShouldProcess = true)]
[OutputType(typeof(SyncSummary))]
public sealed class SyncGhlStockTwitsCommand : StateCmdlet
{
    /// <summary>The recipe files. Wildcards are allowed. Run all recipes of a state together.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The recipe's file.")]
    [ValidateNotNullOrEmpty]
    public string[] Recipe { get; set; } = [];

    /// <summary>If a run would send more updates than this, it sends none. Default: 25.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaxChange { get; set; } = 25;

    /// <summary>
    /// Stops starting new work after this long: seconds or a TimeSpan. The next run continues. Default: two hours.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(2);

    private protected override void Process()
    {
        HighLevelConnection ghl = Ghl;
        StockTwitsConnection stockTwits = StockTwits;
        SyncSettings settings = new()
        {
            Recipes = [.. Recipe.SelectMany(PathsOf).Select(RecipeReader.Read)],
            MaxChange = MaxChange,
            MaxDuration = MaxDuration,
            IsDryRun = !ShouldProcess(
                $"location {ghl.LocationId} and StockTwits account {stockTwits.Account?.Username ?? "(none)"}", "Sync"),
        };
        using StateStore store = settings.IsDryRun
            ? StateStore.OpenCopy(ResolvedStatePath)
            : StateStore.Open(ResolvedStatePath);
        SyncSummary summary = Await(call => SyncEngine.RunAsync(ghl, stockTwits, store, settings, call));
        foreach (string warning in summary.Warnings)
        {
            WriteWarning(warning);
        }

        WriteObject(summary);
    }

    private IEnumerable<string> PathsOf(string path) => GetResolvedProviderPathFromPSPath(path, out _);
}
