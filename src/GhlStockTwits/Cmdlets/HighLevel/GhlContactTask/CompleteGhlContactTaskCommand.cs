using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Completes tasks of contacts. Set-GhlContactTask -Completed:$false reopens them.</summary>
/// <example>
///   <summary>Complete a task</summary>
///   <code>Complete-GhlContactTask -ContactId $id -Id $taskId</code>
/// </example>
/// <example>
///   <summary>Complete the tasks of a contact by title</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -Like 'Send*' | Complete-GhlContactTask -PassThru</code>
/// </example>
/// <example>
///   <summary>Show which overdue tasks of the location would be completed</summary>
///   <code>Get-GhlContactTask -All -Open | Where-Object DueDate -LT (Get-Date) | Complete-GhlContactTask -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.setCompleted")]
public sealed class CompleteGhlContactTaskCommand : HighLevelCmdlet
{
    /// <summary>The tasks to complete. Accepts tasks from Get-GhlContactTask, or IDs with -ContactId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the task.")]
    [Alias("Id")]
    public TaskArgument[] TaskId { get; set; } = [];

    /// <summary>
    /// The contact that the tasks belong to. Accepts an ID, an e-mail address or a contact. Default: the contact of
    /// the task.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument? ContactId { get; set; }

    /// <summary>Returns the completed task.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(TaskId, task =>
    {
        string id = IdOf(task);
        Arguments arguments =
            new() { { "contactId", ContactIdOf(task, ContactId) }, { "taskId", id }, { "completed", true } };
        if (!ShouldProcess($"task {id}", "Complete"))
        {
            return;
        }

        ContactTask? completed = Invoke(ContactTasks.SetCompleted, arguments);
        if (PassThru)
        {
            WriteObject(completed);
        }
    });
}
