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
    /// <summary>The ID of the task to change. Accepts objects from Get-GhlContactTask.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the task.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The contact that the task belongs to. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
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

    private protected override object? Target => Id;

    private protected override void Process()
    {
        Arguments changes = Bind(ContactTasks.Update);
        if (!ShouldProcess($"task {Id}", Changes.Describe(ContactTasks.Update, changes)))
        {
            return;
        }

        ContactTask? changed = Invoke(ContactTasks.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
