using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the runs of a state, newest first: what each did, how it ended, and why it did nothing.
/// </summary>
/// <remarks>
///   A run that failed or was stopped is kept as well. The history of a run is kept for 90 days and holds IDs of
///   contacts, but neither their names nor any text. It is stored when a run ends: while it runs, and if its process
///   was killed, only its beginning is known.
/// </remarks>
/// <example>
///   <summary>Why the last run did what it did</summary>
///   <code>(Get-GhlStockTwitsRun -MaxCount 1).History</code>
/// </example>
/// <example>
///   <summary>The conditions that kept the last runs from doing anything</summary>
///   <code>Get-GhlStockTwitsRun | Select-Object RunId -ExpandProperty Explanations</code>
/// </example>
/// <example>
///   <summary>The runs that did not come to their end</summary>
///   <code>Get-GhlStockTwitsRun -MaxCount 500 | Where-Object Outcome -In Failed, Stopped, Unfinished</code>
/// </example>
/// <related>Sync-GhlStockTwits, Get-GhlStockTwitsEffect</related>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsRun", DefaultParameterSetName = Newest)]
[OutputType(typeof(SyncRun))]
public sealed class GetGhlStockTwitsRunCommand : StateCmdlet
{
    private const string Newest = "Newest";
    private const string ById = "Id";

    /// <summary>The numbers of the runs. Accepts summaries of Sync-GhlStockTwits, and effects.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = ById, HelpMessage = "The number of the run.")]
    [Alias("RunId")]
    [ValidateRange(1, long.MaxValue)]
    public long[] Id { get; set; } = [];

    /// <summary>The maximum number of runs. Default: 30.</summary>
    [Parameter(ParameterSetName = Newest)]
    [ValidateRange(1, 100_000)]
    public int MaxCount { get; set; } = 30;

    private protected override void Process() => Read(store =>
    {
        if (ParameterSetName == Newest)
        {
            WriteObject(Await(_ => store.Runs.NewestAsync(MaxCount)), enumerateCollection: true);
        }

        ForEach(Id, id => WriteObject(Await(_ => store.Runs.FindAsync(id)) ?? throw StateErrors.NoRun(id)));
    });
}
