using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlContactTask;

/// <summary>Gets the tasks of contacts.</summary>
/// <example>
///   <summary>All tasks of one contact</summary>
///   <code>Get-GhlContactTask $id</code>
/// </example>
/// <example>
///   <summary>What is overdue for everybody with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlContactTask | Where-Object { -not $_.Completed -and $_.DueDate -lt (Get-Date) }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactTask")]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.list", "ghl.task.get")]
public sealed class GetGhlContactTaskCommand : ContactCmdlet
{
    /// <summary>One task's id; without it all tasks of the contact come.</summary>
    [Parameter(Position = 1)]
    public string? TaskId { get; set; }

    private protected override void Process()
    {
        if (TaskId is null)
        {
            WriteList(ContactTasks.List);
            return;
        }

        WriteObject(Invoke(ContactTasks.Get));
    }
}
