using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes a state with all of its records, effects and runs. It cannot be restored.</summary>
/// <remarks>
///   Then nothing is known of what was sent. The next run records a baseline and sends nothing, as in a new state. A
///   state that a run works on cannot be removed, nor a file that is not a state.
/// </remarks>
/// <example>
///   <summary>Remove the state of the connected location</summary>
///   <code># Remove-GhlStockTwitsState</code>
/// </example>
/// <example>
///   <summary>See what would be removed</summary>
///   <code>Remove-GhlStockTwitsState -StatePath ./state.db -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a state without a question</summary>
///   <code># Remove-GhlStockTwitsState -StatePath ./old.db -Confirm:$false</code>
/// </example>
/// <related>Get-GhlStockTwitsState, Test-GhlStockTwitsState</related>
[Cmdlet(VerbsCommon.Remove, "GhlStockTwitsState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGhlStockTwitsStateCommand : StateCmdlet
{
    private protected override void Process()
    {
        long records = 0;
        Read(store => records = Await(_ => StateInspection.SummarizeAsync(store)).Records);
        string place = ResolvedStatePath;
        if (ShouldProcess($"state {StateStores.NameOf(place)} with {records} records", "Remove"))
        {
            Await(_ => StateStores.RemoveAsync(place));
        }
    }
}
