using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Commands.HighLevel.GhlContactTask;

/// <summary>Removes tasks. HighLevel cannot bring them back.</summary>
/// <example>
///   <summary>One task</summary>
///   <code>Remove-GhlContactTask -ContactId $id -TaskId $taskId</code>
/// </example>
/// <example>
///   <summary>See which done tasks of a contact would go</summary>
///   <code>Get-GhlContactTask $id | Where-Object Completed | Remove-GhlContactTask -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveGhlContactTaskCommand : ContactPartCmdlet
{
    /// <summary>The task's id; tasks can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The task's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string TaskId { get; set; } = string.Empty;

    private protected override object? Target => TaskId;

    private protected override void Process()
    {
        if (ShouldProcess($"task {TaskId} of contact {ContactId}", "Remove"))
        {
            Invoke(ContactTasks.Delete);
        }
    }
}
