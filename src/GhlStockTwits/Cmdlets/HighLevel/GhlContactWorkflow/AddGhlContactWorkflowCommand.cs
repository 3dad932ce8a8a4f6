using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds contacts to a workflow. The workflow may write to them at once; HighLevel cannot call that back. A call whose
/// answer is lost is not repeated.
/// </summary>
/// <example>
///   <summary>Start a workflow for one contact</summary>
///   <code>Add-GhlContactWorkflow $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>See who would be added</summary>
///   <code>Get-GhlContact -Tag vip | Add-GhlContactWorkflow -WorkflowId $workflowId -WhatIf</code>
/// </example>
/// <example>
///   <summary>With an event at a time, which the workflow's waits can refer to</summary>
///   <code>Add-GhlContactWorkflow $id -WorkflowId $workflowId -EventStartTime (Get-Date).AddDays(3)</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "GhlContactWorkflow", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.addToWorkflow")]
public sealed class AddGhlContactWorkflowCommand : ContactWorkflowCmdlet
{
    private protected override Operation<Acknowledgement> Operation => ContactAutomation.AddToWorkflow;

    private protected override string Action => "Add to";
}
