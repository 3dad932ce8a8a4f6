using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the workflows of the location, to pick one for a contact. HighLevel lets nobody change them from outside.
/// </summary>
/// <example>
///   <summary>All workflows</summary>
///   <code>Get-GhlWorkflow</code>
/// </example>
/// <example>
///   <summary>Those that run</summary>
///   <code>Get-GhlWorkflow | Where-Object Status -EQ published</code>
/// </example>
/// <example>
///   <summary>The id of one by its name</summary>
///   <code>(Get-GhlWorkflow welcome*).Id</code>
/// </example>
/// <example>
///   <summary>One by its id</summary>
///   <code>Get-GhlWorkflow -Id $workflowId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlWorkflow", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Workflow))]
[Calls("ghl.workflow.list")]
public sealed class GetGhlWorkflowCommand : GetItemCmdlet<Workflow>
{
    private protected override Operation<Workflow[]> List => Workflows.List;
}
