using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Creates tasks for contacts. The title, the due date and the description can come from columns of the same name; the
/// assigned user is never taken from a piped contact.
/// </summary>
/// <example>
///   <summary>Create a task that is due in a week</summary>
///   <code>New-GhlContactTask $id -Title 'Send the annual report' -DueDate (Get-Date).AddDays(7)</code>
/// </example>
/// <example>
///   <summary>Create the same task for all contacts with a tag</summary>
///   <code>
/// Get-GhlContact -Tag vip | New-GhlContactTask -Title 'Call before the earnings' -DueDate '2027-02-01T09:00Z'
///   </code>
/// </example>
/// <example>
///   <summary>Create a task with a description and assign it to a user</summary>
///   <code>
/// New-GhlContactTask $email -Title 'Call back' -DueDate '2027-02-01' -AssignedTo $userId -Body 'Asked for it twice.'
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.create")]
public sealed class NewGhlContactTaskCommand : HighLevelCmdlet
{
    private readonly InputRows _rows = new();

    /// <summary>
    /// The contacts to create the task for. Accepts IDs, e-mail addresses, objects, and rows with a column Id,
    /// Contact Id or Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The title of the task.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The title of the task.")]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    /// <summary>
    /// The due date: a date or ISO 8601 text. A date without a time is a day of the location; a time without an offset
    /// is local.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The due date, for example 2027-03-01.")]
    [DateTransformation]
    public DateArgument DueDate { get; set; }

    /// <summary>The description of the task.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Body { get; set; }

    /// <summary>The user to assign the task to. Accepts an ID or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>Creates the task as completed.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    private protected override string? Place => _rows.Place;

    private protected override void Process()
    {
        Arguments task = Bind(ContactTasks.Create).With("completed", Completed.IsPresent);
        ForEach(ContactId, contact =>
        {
            _rows.Next(contact.Row);
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", "Create task"))
            {
                WriteObject(Invoke(ContactTasks.Create, task.With("contactId", id)));
            }
        }, static contact => (object?)contact.Row ?? contact);
    }
}
