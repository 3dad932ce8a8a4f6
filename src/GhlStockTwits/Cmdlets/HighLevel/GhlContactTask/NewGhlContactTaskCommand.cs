using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Makes tasks for contacts. Title, due date and description can come from columns of a file; the user in charge never
/// comes from a piped contact.
/// </summary>
/// <example>
///   <summary>One task, due in a week</summary>
///   <code>New-GhlContactTask $id -Title 'Send the annual report' -DueDate (Get-Date).AddDays(7)</code>
/// </example>
/// <example>
///   <summary>The same task for everybody with a tag</summary>
///   <code>
/// Get-GhlContact -Tag vip | New-GhlContactTask -Title 'Call before the earnings' -DueDate '2027-02-01T09:00Z'
///   </code>
/// </example>
/// <example>
///   <summary>A task for a user, with a description</summary>
///   <code>
/// New-GhlContactTask $email -Title 'Call back' -DueDate '2027-02-01' -AssignedTo $userId -Body 'Asked for it twice.'
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContactTask", SupportsShouldProcess = true)]
[OutputType(typeof(ContactTask))]
[Calls("ghl.task.create")]
public sealed class NewGhlContactTaskCommand : ContactCmdlet
{
    /// <summary>What is to be done.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "What is to be done.")]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    /// <summary>When it is due.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = "When it is due.")]
    public DateTimeOffset DueDate { get; set; }

    /// <summary>The description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Body { get; set; }

    /// <summary>The user who is to do it: an id or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>Makes it as done already.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", "Create task"))
        {
            WriteObject(Invoke(ContactTasks.Create, Bind(ContactTasks.Create).With("completed", Completed.IsPresent)));
        }
    }
}
