using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Commands.HighLevel.GhlContact;

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
public sealed class RemoveGhlContactWorkflowCommand : ContactCmdlet
{
    /// <summary>The workflow's id.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The workflow's id.")]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    [ValidateNotNullOrEmpty]
    public string WorkflowId { get; set; } = string.Empty;

    /// <summary>When the event is for which the contact was added.</summary>
    [Parameter]
    public DateTimeOffset EventStartTime { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", $"Remove from workflow {WorkflowId}"))
        {
            Invoke(ContactAutomation.RemoveFromWorkflow);
        }
    }
}
