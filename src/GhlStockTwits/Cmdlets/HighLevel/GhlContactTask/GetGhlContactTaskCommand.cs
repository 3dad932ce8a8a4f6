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
    /// <summary>The contacts whose tasks are returned. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(ContactId), ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The IDs of the tasks to return. Default: all tasks of the contacts.</summary>
    [Parameter(Position = 1, ParameterSetName = nameof(ContactId))]
    [ValidateNotNullOrEmpty]
    public string[] TaskId { get; set; } = [];

    /// <summary>Returns the tasks of all contacts of the location.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    /// <summary>Returns only open or only completed tasks. Default: both.</summary>
    [Parameter]
    [ValidateSet("Open", "Completed")]
    public string? Status { get; set; }

    /// <summary>Returns only open tasks; the same as -Status Open.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Returns only open tasks whose due date has passed.</summary>
    [Parameter]
    public SwitchParameter Overdue { get; set; }

    /// <summary>The users whose tasks are returned. Accepts IDs, names, e-mail addresses and users.</summary>
    [Parameter(ParameterSetName = nameof(All))]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument[] AssignedTo { get; set; } = [];

    private protected override void Process()
    {
        if (!All)
        {
            ForEach(ContactId, Read);
            return;
        }

        Arguments search = Bind(ContactTasks.Search);
        WriteList(
            ContactTasks.Search, IsCompleted is { } completed ? search.With("completed", completed) : search, IsWanted);
    }

    private bool? IsCompleted => Open || Overdue ? false
        : Status is null ? null : string.Equals(Status, "Completed", StringComparison.OrdinalIgnoreCase);

    private bool IsWanted(ContactTask task) =>
        (IsCompleted is null || task.Completed == IsCompleted) && (!Overdue || task.DueDate < Ghl.Time.GetUtcNow());

    private void Read(ContactArgument contact)
    {
        Arguments of = new() { { "contactId", IdOf(contact) } };
        if (TaskId.Length == 0)
        {
            WriteList(ContactTasks.List, of, IsWanted);
            return;
        }

        ForEach(TaskId, id => WriteObject(Invoke(ContactTasks.Get, of.With("taskId", id))));
    }
}
