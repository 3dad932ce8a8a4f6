using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Takes contacts out of a workflow. What it has done already stays done.
/// </summary>
/// <example>
///   <summary>Stop a workflow for one contact</summary>
///   <code>Remove-GhlContactWorkflow $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>See who would be taken out</summary>
///   <code>Get-GhlContact -Tag vip | Remove-GhlContactWorkflow -WorkflowId $workflowId -WhatIf</code>
/// </example>
/// <example>
///   <summary>Only for the event at a time</summary>
///   <code>Remove-GhlContactWorkflow $id -WorkflowId $workflowId -EventStartTime (Get-Date).AddDays(3)</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactWorkflow", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.removeFromWorkflow")]
public sealed class RemoveGhlContactWorkflowCommand : ContactWorkflowCmdlet
{
    private protected override Operation<Acknowledgement> Operation => ContactAutomation.RemoveFromWorkflow;

    private protected override string Action => "Remove from";
}
