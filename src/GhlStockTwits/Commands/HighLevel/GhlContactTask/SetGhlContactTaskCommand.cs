using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlContactTask;

/// <summary>Changes tasks. Only what is given is sent.</summary>
/// <example>
///   <summary>A later date</summary>
///   <code>Set-GhlContactTask -ContactId $id -TaskId $taskId -DueDate (Get-Date).AddDays(14)</code>
/// </example>
/// <example>
///   <summary>Open a task again</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -EQ 'Call' | Set-GhlContactTask -Completed:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
public sealed class SetGhlContactTaskCommand : ContactPartCmdlet
{
    /// <summary>The task's id; tasks can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The task's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>What is to be done.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>When it is due.</summary>
    [Parameter]
    public DateTimeOffset DueDate { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    public string? Body { get; set; }

    /// <summary>The id of the user who is to do it.</summary>
    [Parameter]
    public string? AssignedTo { get; set; }

    /// <summary>Marks it as done; -Completed:$false opens it again.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    /// <summary>Returns the changed task.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => TaskId;

    private protected override void Process()
    {
        if (!ShouldProcess($"task {TaskId} of contact {ContactId}", "Change"))
        {
            return;
        }

        ContactTask? changed = Invoke(ContactTasks.Update);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
