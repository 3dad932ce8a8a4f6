using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes tasks of contacts. Only the fields that you pass are changed.</summary>
/// <example>
///   <summary>Change the due date</summary>
///   <code>Set-GhlContactTask -ContactId $id -Id $taskId -DueDate (Get-Date).AddDays(14)</code>
/// </example>
/// <example>
///   <summary>Reopen a task</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -EQ 'Call' | Set-GhlContactTask -Completed:$false</code>
/// </example>
/// <example>
///   <summary>Assign a task to another user</summary>
///   <code>Set-GhlContactTask -ContactId $id -Id $taskId -AssignedTo $userId -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.update")]
public sealed class SetGhlContactTaskCommand : HighLevelCmdlet
{
    /// <summary>The tasks to change. Accepts tasks from Get-GhlContactTask, or IDs with -ContactId.</summary>
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

    /// <summary>The new title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// The new due date: a date or ISO 8601 text. A date without a time is a day of the location; a time without an
    /// offset is local.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument DueDate { get; set; }

    /// <summary>The new description.</summary>
    [Parameter]
    public string? Body { get; set; }

    /// <summary>The user the task is assigned to. Accepts an ID or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>Completes the task; -Completed:$false reopens it.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    /// <summary>Returns the changed task.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        Arguments changes = Bind(ContactTasks.Update);
        string action = Changes.Describe(ContactTasks.Update, changes);
        ForEach(TaskId, task =>
        {
            string id = IdOf(task);
            string contactId = ContactIdOf(task, ContactId);
            if (!ShouldProcess($"task {id}", action))
            {
                return;
            }

            ContactTask? changed =
                Invoke(ContactTasks.Update, changes.With("contactId", contactId).With("taskId", id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
