using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets what a state holds in numbers: whose it is, its runs, records and effects, its version and size, and whether it
/// is suspended.
/// </summary>
/// <example>
///   <summary>The state of the connected location</summary>
///   <code># Get-GhlStockTwitsState</code>
/// </example>
/// <example>
///   <summary>How many effects wait or were parked</summary>
///   <code>(Get-GhlStockTwitsState -StatePath ./state.db).Effects</code>
/// </example>
/// <example>
///   <summary>Whether it is suspended</summary>
///   <code>(Get-GhlStockTwitsState -StatePath ./state.db).SuspendedSince</code>
/// </example>
/// <related>Test-GhlStockTwitsState, Remove-GhlStockTwitsState, Get-GhlStockTwitsRun</related>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsState")]
[OutputType(typeof(StateSummary))]
public sealed class GetGhlStockTwitsStateCommand : StateCmdlet
{
    private protected override void Process() =>
        Read(store => WriteObject(Await(_ => StateInspection.SummarizeAsync(store))));
}
