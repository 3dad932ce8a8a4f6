using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the tasks of contacts. -All gets the tasks of the whole location, with fewer requests than one for each
/// contact.
/// </summary>
/// <example>
///   <summary>Get all tasks of a contact</summary>
///   <code>Get-GhlContactTask $id</code>
/// </example>
/// <example>
///   <summary>Get the overdue tasks of all contacts with a tag</summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-GhlContactTask | Where-Object { -not $_.Completed -and $_.DueDate -lt (Get-Date) }
///   </code>
/// </example>
/// <example>
///   <summary>Get the open tasks of a user in the whole location</summary>
///   <code>Get-GhlContactTask -All -Open -AssignedTo $userId | Sort-Object DueDate</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactTask", DefaultParameterSetName = nameof(ContactId))]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.list", "ghl.task.get", "ghl.task.search")]
public sealed class GetGhlContactTaskCommand : HighLevelCmdlet
{
    /// <summary>The contact whose tasks are returned. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(ContactId), ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The ID of a task. Default: all tasks of the contact.</summary>
    [Parameter(Position = 1, ParameterSetName = nameof(ContactId))]
    public string? TaskId { get; set; }

    /// <summary>Returns the tasks of all contacts of the location.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    /// <summary>Returns only tasks that are not completed.</summary>
    [Parameter(ParameterSetName = nameof(All))]
    public SwitchParameter Open { get; set; }

    /// <summary>The users whose tasks are returned. Accepts IDs, e-mail addresses and users.</summary>
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
