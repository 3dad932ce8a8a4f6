using System.Management.Automation;
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
    /// <summary>The ID of the task to complete. Accepts objects from Get-GhlContactTask.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the task.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The contact that the task belongs to. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>Returns the completed task.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (!ShouldProcess($"task {Id}", "Complete"))
        {
            return;
        }

        ContactTask? completed =
            Invoke(ContactTasks.SetCompleted, Bind(ContactTasks.SetCompleted).With("completed", true));
        if (PassThru)
        {
            WriteObject(completed);
        }
    }
}
