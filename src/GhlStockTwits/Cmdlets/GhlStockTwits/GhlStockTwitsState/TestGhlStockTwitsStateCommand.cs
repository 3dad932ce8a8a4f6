using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>Tests whether a state is whole: its database, and that each of its rows can be read.</summary>
/// <remarks>Returns true or false; warnings tell what is wrong. Changes nothing.</remarks>
/// <example>
///   <summary>Test the state of the connected location</summary>
///   <code># Test-GhlStockTwitsState</code>
/// </example>
/// <example>
///   <summary>Test a backup</summary>
///   <code>Test-GhlStockTwitsState -StatePath ./state.db</code>
/// </example>
/// <example>
///   <summary>Run only on a state that is whole</summary>
///   <code>if (Test-GhlStockTwitsState -StatePath ./state.db) { 'go on' }</code>
/// </example>
/// <related>Get-GhlStockTwitsState, Remove-GhlStockTwitsState</related>
[Cmdlet(VerbsDiagnostic.Test, "GhlStockTwitsState")]
[OutputType(typeof(bool))]
public sealed class TestGhlStockTwitsStateCommand : StateCmdlet
{
    private protected override void Process() => Read(store =>
    {
        IReadOnlyList<string> problems = Await(_ => StateInspection.ProblemsOfAsync(store));
        foreach (string problem in problems)
        {
            WriteWarning(problem);
        }

        WriteObject(problems.Count == 0);
    });
}
