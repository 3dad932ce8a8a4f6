using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlContactTask;

/// <summary>Marks tasks as done. Set-GhlContactTask -Completed:$false opens them again.</summary>
/// <example>
///   <summary>One task</summary>
///   <code>Complete-GhlContactTask -ContactId $id -TaskId $taskId</code>
/// </example>
/// <example>
///   <summary>All tasks of a contact with a title</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -Like 'Send*' | Complete-GhlContactTask -PassThru</code>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
public sealed class CompleteGhlContactTaskCommand : ContactPartCmdlet
{
    /// <summary>The task's id; tasks can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The task's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>Returns the task.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => TaskId;

    private protected override void Process()
    {
        if (!ShouldProcess($"task {TaskId} of contact {ContactId}", "Complete"))
        {
            return;
        }

        ContactTask? done = Invoke(ContactTasks.SetCompleted, Bind(ContactTasks.SetCompleted).With("completed", true));
        if (PassThru)
        {
            WriteObject(done);
        }
    }
}
