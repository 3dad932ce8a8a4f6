using System.Management.Automation;
using System.Runtime.CompilerServices;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Runs recipes again and again until Ctrl+C or -Duration ends it. Returns the summary of each pass that did something
/// or left something undone.
/// </summary>
/// <remarks>
///   Each pass is one run of Sync-GhlStockTwits. The state stays in use, so that no second process works on it. If a
///   service fails, a warning says so and the next pass begins later, after at most half an hour. A recipe that is
///   edited counts after a restart. Stopping it at any moment is safe.
///
///   With an inbox of webhooks (Start-GhlWebhookListener), a pass stays and acts on each delivery at once. Then one
///   pass lasts for -Interval, and its summary comes at the end of it.
/// </remarks>
/// <example>
///   <summary>Run a recipe for two seconds, once a second</summary>
///   <code>Watch-GhlStockTwits ./announce.yaml -Interval 1 -Duration 2</code>
/// </example>
/// <example>
///   <summary>As a service: every five minutes, at most five changes in each pass</summary>
///   <code>Watch-GhlStockTwits ./*.yaml -Interval 300 -MaxChange 5 -Duration 1</code>
/// </example>
/// <example>
///   <summary>List the runs of a loop, and why they did nothing</summary>
///   <code>Watch-GhlStockTwits ./announce.yaml -Interval 1 -Duration 1; Get-GhlStockTwitsRun -MaxCount 3</code>
/// </example>
/// <related>Sync-GhlStockTwits, Get-GhlStockTwitsRun, Get-GhlStockTwitsEffect, about_GhlStockTwits_Recipes</related>
[Cmdlet(VerbsCommon.Watch, "GhlStockTwits", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(SyncSummary))]
public sealed class WatchGhlStockTwitsCommand : StateCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private readonly List<string> _files = [];

    /// <summary>The recipe files. Wildcards are allowed.</summary>
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

    /// <summary>The time between two passes: seconds or a TimeSpan. Default: one minute.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to run: seconds or a TimeSpan. No limit by default.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>If a pass would send more updates than this, it sends none. Default: 25.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaxChange { get; set; } = 25;

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
        SyncSettings settings = new()
        {
            Recipes = [.. _files.Select(RecipeReader.Read)],
            MaxChange = MaxChange,
        };
        if (Duration < settings.Patience)
        {
            // A service that is away must not keep the last pass much longer.
            settings = settings with { Patience = Duration.Value };
        }

        RecipeRequirements.RequireDistinctNames(settings.Recipes);
        if (!ShouldProcess(
            $"location {ghl.RequiredLocationId} and StockTwits account {stockTwits.Account?.Username ?? "(none)"}",
            "Watch"))
        {
            return;
        }

        SyncLoopOptions options = new(
            Interval > TimeSpan.FromSeconds(1) ? Interval : TimeSpan.FromSeconds(1), Duration);
        string path = StatePathFor(ghl, stockTwits);
        string inboxPath = InboxPaths.Of(this, InboxPath, path);
        Use(Await(_ => StateStores.OpenAsync(path)), store => Use(new LateInbox(inboxPath), inbox =>
        {
            SyncLoop loop = new(
                async (linger, call) => await SyncEngine.RunAsync(
                    ghl, stockTwits, store,
                    settings with { Inbox = await inbox.OpenAsync().ConfigureAwait(false), Linger = linger }, call)
                    .ConfigureAwait(false),
                options, ghl.Time);
            WritePages(call => EventfulAsync(loop, call));
        }));
    }

    /// <summary>The passes with effects or warnings; their warnings are warnings of the cmdlet.</summary>
    private static async IAsyncEnumerable<SyncSummary[]> EventfulAsync(
        SyncLoop loop, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (SyncSummary summary in loop.RunAsync(call, cancellationToken).ConfigureAwait(false))
        {
            foreach (string warning in summary.Warnings)
            {
                call.Warn(warning);
            }

            yield return summary.Effects.Count > 0 || summary.Warnings.Count > 0 ? [summary] : [];
        }
    }
}
