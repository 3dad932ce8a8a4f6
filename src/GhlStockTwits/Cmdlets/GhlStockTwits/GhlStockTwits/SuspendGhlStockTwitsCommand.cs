using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Suspends a state: until Resume-GhlStockTwits, runs record changes and plan what follows, and do nothing at HighLevel
/// or StockTwits.
/// </summary>
/// <remarks>
///   Each run warns that the state is suspended, and its summary has the exit code 3. While a run works on the state,
///   it cannot be suspended: stop the run first. What is too old when the state is resumed is parked, as always.
/// </remarks>
/// <example>
///   <summary>Suspend the state of the connected location</summary>
///   <code># Suspend-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Suspend a state by its path</summary>
///   <code>Suspend-GhlStockTwits -StatePath ./state.db</code>
/// </example>
/// <example>
///   <summary>Suspend, look at what is planned, deny it and resume</summary>
///   <code>
/// Suspend-GhlStockTwits -StatePath ./state.db
/// Get-GhlStockTwitsEffect Planned -StatePath ./state.db | Deny-GhlStockTwitsEffect -StatePath ./state.db
/// Resume-GhlStockTwits -StatePath ./state.db
///   </code>
/// </example>
/// <related>Resume-GhlStockTwits, Get-GhlStockTwitsState, Sync-GhlStockTwits</related>
[Cmdlet(VerbsLifecycle.Suspend, "GhlStockTwits", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SuspendGhlStockTwitsCommand : StateCmdlet
{
    private protected override void Process()
    {
        if (ShouldProcess($"state {StateStores.NameOf(ResolvedStatePath)}", "Suspend"))
        {
            Change(store => WriteVerbose(Await(_ => StateSuspension.SuspendAsync(store, DateTimeOffset.Now))
                ? "The state is suspended." : "The state was suspended already."));
        }
    }
}
