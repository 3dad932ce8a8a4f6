using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the tasks of contacts, or with -All those of the whole location: a few calls in place of one for each contact.
/// </summary>
/// <example>
///   <summary>All tasks of one contact</summary>
///   <code>Get-GhlContactTask $id</code>
/// </example>
/// <example>
///   <summary>What is overdue for everybody with a tag</summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-GhlContactTask | Where-Object { -not $_.Completed -and $_.DueDate -lt (Get-Date) }
///   </code>
/// </example>
/// <example>
///   <summary>What one user still has to do in the whole location</summary>
///   <code>Get-GhlContactTask -All -Open -AssignedTo $userId | Sort-Object DueDate</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactTask", DefaultParameterSetName = nameof(ContactId))]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.list", "ghl.task.get", "ghl.task.search")]
public sealed class GetGhlContactTaskCommand : HighLevelCmdlet
{
    /// <summary>
    /// The contact: its id, its e-mail address, or an object. Contacts, notes, tasks and appointments can be piped, and
    /// rows with a column ContactId or Id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(ContactId), ValueFromPipeline = true,
        HelpMessage = "The contact's id or e-mail address.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>One task's id; without it all tasks of the contact come.</summary>
    [Parameter(Position = 1, ParameterSetName = nameof(ContactId))]
    public string? TaskId { get; set; }

    /// <summary>The tasks of all contacts of the location.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    /// <summary>Only tasks that are not done.</summary>
    [Parameter(ParameterSetName = nameof(All))]
    public SwitchParameter Open { get; set; }

    /// <summary>Only tasks of these users: ids or e-mail addresses.</summary>
    [Parameter(ParameterSetName = nameof(All))]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument[] AssignedTo { get; set; } = [];

    private protected override object? Target => ContactId;

    private protected override void Process()
    {
        if (All)
        {
            Arguments search = Bind(ContactTasks.Search);
            WriteList(ContactTasks.Search, Open ? search.With("completed", false) : search);
        }
        else if (TaskId is null)
        {
            WriteList(ContactTasks.List);
        }
        else
        {
            WriteObject(Invoke(ContactTasks.Get));
        }
    }
}
