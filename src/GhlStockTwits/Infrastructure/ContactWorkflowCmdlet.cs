using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that puts contacts into a workflow or takes them out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactWorkflowCmdlet : ContactCmdlet
{
    /// <summary>The workflow's id.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The workflow's id.")]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string WorkflowId { get; set; } = string.Empty;

    /// <summary>When the event is that the workflow's waits refer to.</summary>
    [Parameter]
    public DateTimeOffset EventStartTime { get; set; }

    private protected abstract Operation<Acknowledgement> Operation { get; }

    private protected abstract string Action { get; }

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", $"{Action} workflow {WorkflowId}"))
        {
            Invoke(Operation);
        }
    }
}
