using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds contacts to a workflow. The workflow may send messages to them immediately. This cannot be undone. A request
/// whose outcome is unknown is not sent again.
/// </summary>
/// <example>
///   <summary>Add a contact to a workflow</summary>
///   <code>Add-GhlContactWorkflow $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>Show which contacts would be added</summary>
///   <code>Get-GhlContact -Tag vip | Add-GhlContactWorkflow -WorkflowId $workflowId -WhatIf</code>
/// </example>
/// <example>
///   <summary>Specify the time of the event that the wait steps refer to</summary>
///   <code>Add-GhlContactWorkflow $id -WorkflowId $workflowId -EventStartTime (Get-Date).AddDays(3)</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "GhlContactWorkflow", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.addToWorkflow")]
public sealed class AddGhlContactWorkflowCommand : HighLevelCmdlet
{
    /// <summary>The contacts to add. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The workflow. Accepts an ID, a name or a workflow.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The workflow: its ID or its name.")]
    [Alias("WorkflowId")]
    [Argument("workflowId")]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public WorkflowArgument? Workflow { get; set; }

    /// <summary>
    /// The time of the event that the wait steps of the workflow refer to: a date or ISO 8601 text. A date without a
    /// time is a day of the location; a time without an offset is local.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument EventStartTime { get; set; }

    private protected override void Process()
    {
        Arguments arguments = Bind(ContactAutomation.AddToWorkflow).With("workflowId", IdOf(Workflow!));
        ForEach(ContactId, contact =>
        {
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", $"Add to workflow {Workflow}"))
            {
                Invoke(ContactAutomation.AddToWorkflow, arguments.With("contactId", id));
            }
        });
    }
}
