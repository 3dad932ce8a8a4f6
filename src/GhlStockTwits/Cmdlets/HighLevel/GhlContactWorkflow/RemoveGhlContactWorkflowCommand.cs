using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes contacts from a workflow. Actions that already ran are not undone.</summary>
/// <example>
///   <summary>Remove a contact from a workflow</summary>
///   <code>Remove-GhlContactWorkflow $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>Show which contacts would be removed</summary>
///   <code>Get-GhlContact -Tag vip | Remove-GhlContactWorkflow -WorkflowId $workflowId -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a contact only for the event at a given time</summary>
///   <code>Remove-GhlContactWorkflow $id -WorkflowId $workflowId -EventStartTime (Get-Date).AddDays(3)</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactWorkflow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.contact.removeFromWorkflow")]
public sealed class RemoveGhlContactWorkflowCommand : HighLevelCmdlet
{
    /// <summary>The contacts to remove from the workflow. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The workflow to stop for the contacts. Accepts an ID, a name or a workflow.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The workflow: its ID or its name.")]
    [Alias("WorkflowId")]
    [Argument("workflowId")]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public WorkflowArgument? Workflow { get; set; }

    /// <summary>
    /// The time of the event for which the contact is removed: a date or ISO 8601 text. A date without a time is a day
    /// of the location; a time without an offset is local. Default: all events.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument EventStartTime { get; set; }

    private protected override void Process()
    {
        Arguments arguments = Bind(ContactAutomation.RemoveFromWorkflow).With("workflowId", IdOf(Workflow!));
        ForEach(ContactId, contact =>
        {
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", $"Remove from workflow {Workflow}"))
            {
                Invoke(ContactAutomation.RemoveFromWorkflow, arguments.With("contactId", id));
            }
        });
    }
}
