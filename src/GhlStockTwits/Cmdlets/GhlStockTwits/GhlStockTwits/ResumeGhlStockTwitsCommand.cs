using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Resumes a state that was suspended: the next run does what is planned, if all guards allow it then.
/// </summary>
/// <example>
///   <summary>Resume the state of the connected location</summary>
///   <code># Resume-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Look at the plan of the next run, then resume</summary>
///   <code>
/// Get-GhlStockTwitsEffect Planned -StatePath ./state.db
/// Resume-GhlStockTwits -StatePath ./state.db
///   </code>
/// </example>
/// <example>
///   <summary>See what it would do</summary>
///   <code>Resume-GhlStockTwits -StatePath ./state.db -WhatIf</code>
/// </example>
/// <related>Suspend-GhlStockTwits, Get-GhlStockTwitsState, Sync-GhlStockTwits</related>
[Cmdlet(VerbsLifecycle.Resume, "GhlStockTwits", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ResumeGhlStockTwitsCommand : StateCmdlet
{
    private protected override void Process()
    {
        if (ShouldProcess($"state {StateStores.NameOf(ResolvedStatePath)}", "Resume"))
        {
            Change(store => WriteVerbose(Await(_ => StateSuspension.ResumeAsync(store))
                ? "The state is resumed." : "The state was not suspended."));
        }
    }
}
