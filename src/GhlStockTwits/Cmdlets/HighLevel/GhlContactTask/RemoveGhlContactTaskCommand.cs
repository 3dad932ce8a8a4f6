using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes tasks of contacts. This cannot be undone.</summary>
/// <example>
///   <summary>Remove a task</summary>
///   <code>Remove-GhlContactTask -ContactId $id -Id $taskId</code>
/// </example>
/// <example>
///   <summary>Show which completed tasks of a contact would be removed</summary>
///   <code>Get-GhlContactTask $id | Where-Object Completed | Remove-GhlContactTask -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove the tasks with a title</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -EQ 'Obsolete' | Remove-GhlContactTask</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.task.delete")]
public sealed class RemoveGhlContactTaskCommand : HighLevelCmdlet
{
    /// <summary>The tasks to remove. Accepts tasks from Get-GhlContactTask, or IDs with -ContactId.</summary>
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

    private protected override void Process() => ForEach(TaskId, task =>
    {
        string id = IdOf(task);
        Arguments arguments = new() { { "contactId", ContactIdOf(task, ContactId) }, { "taskId", id } };
        if (ShouldProcess($"task {id}", "Remove"))
        {
            Invoke(ContactTasks.Delete, arguments);
        }
    });
}
