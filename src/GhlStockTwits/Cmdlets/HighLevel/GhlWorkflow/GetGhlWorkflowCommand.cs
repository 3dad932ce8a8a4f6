using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the workflows of the location, for use with Add-GhlContactWorkflow. The API cannot change workflows.
/// </summary>
/// <example>
///   <summary>Get all workflows</summary>
///   <code>Get-GhlWorkflow</code>
/// </example>
/// <example>
///   <summary>Get the published workflows</summary>
///   <code>Get-GhlWorkflow | Where-Object Status -EQ published</code>
/// </example>
/// <example>
///   <summary>Get the ID of a workflow by its name</summary>
///   <code>(Get-GhlWorkflow welcome*).Id</code>
/// </example>
/// <example>
///   <summary>Get a workflow by its ID</summary>
///   <code>Get-GhlWorkflow -Id $workflowId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlWorkflow", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Workflow))]
[Calls("ghl.workflow.list")]
public sealed class GetGhlWorkflowCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _workflows = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _workflows;

    private protected override void Process() => _workflows.Write(this, Workflows.List);
}
