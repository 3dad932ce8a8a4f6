using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes tasks. HighLevel cannot bring them back.</summary>
/// <example>
///   <summary>One task</summary>
///   <code>Remove-GhlContactTask -ContactId $id -Id $taskId</code>
/// </example>
/// <example>
///   <summary>See which done tasks of a contact would go</summary>
///   <code>Get-GhlContactTask $id | Where-Object Completed | Remove-GhlContactTask -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove tasks of a title</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -EQ 'Obsolete' | Remove-GhlContactTask</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.task.delete")]
public sealed class RemoveGhlContactTaskCommand : RemoveContactPartCmdlet
{
    private protected override Operation<Acknowledgement> Delete => ContactTasks.Delete;
}
