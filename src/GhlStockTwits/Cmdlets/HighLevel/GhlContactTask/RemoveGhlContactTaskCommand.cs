using System.Management.Automation;
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
    /// <summary>The ID of the task to remove. Accepts objects from Get-GhlContactTask.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the task.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The contact that the task belongs to. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    public ContactArgument? ContactId { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"task {Id}", "Remove"))
        {
            Invoke(ContactTasks.Delete);
        }
    }
}
