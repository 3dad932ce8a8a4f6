using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes tasks. Only what is given is sent.</summary>
/// <example>
///   <summary>A later date</summary>
///   <code>Set-GhlContactTask -ContactId $id -Id $taskId -DueDate (Get-Date).AddDays(14)</code>
/// </example>
/// <example>
///   <summary>Open a task again</summary>
///   <code>Get-GhlContactTask $id | Where-Object Title -EQ 'Call' | Set-GhlContactTask -Completed:$false</code>
/// </example>
/// <example>
///   <summary>Give a task to somebody else</summary>
///   <code>Set-GhlContactTask -ContactId $id -Id $taskId -AssignedTo $userId -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.update")]
public sealed class SetGhlContactTaskCommand : SetContactPartCmdlet<ContactTask>
{
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

    /// <summary>The user who is to do it: an id or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>Marks it as done; -Completed:$false opens it again.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    private protected override Operation<ContactTask> Update => ContactTasks.Update;
}
