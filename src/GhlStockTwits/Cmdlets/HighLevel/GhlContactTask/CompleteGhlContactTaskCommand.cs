using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Marks tasks as done. Set-GhlContactTask -Completed:$false opens them again.</summary>
/// <example>
///   <summary>One task</summary>
///   <code>Complete-GhlContactTask -ContactId $id -Id $taskId</code>
/// </example>
/// <example>
///   <summary>All tasks of a contact with a title</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -Like 'Send*' | Complete-GhlContactTask -PassThru</code>
/// </example>
/// <example>
///   <summary>What is overdue in the whole location</summary>
///   <code>Get-GhlContactTask -All -Open | Where-Object DueDate -LT (Get-Date) | Complete-GhlContactTask -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.setCompleted")]
public sealed class CompleteGhlContactTaskCommand : SetContactPartCmdlet<ContactTask>
{
    private protected override Operation<ContactTask> Update => ContactTasks.SetCompleted;

    internal override Arguments Bind(Operation operation) => base.Bind(operation).With("completed", true);
}
