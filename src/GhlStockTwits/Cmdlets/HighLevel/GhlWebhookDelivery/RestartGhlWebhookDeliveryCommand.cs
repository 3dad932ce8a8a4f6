using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Queues webhooks again that were applied, ignored or failed: the next run reads what they are about once more. What a
/// recipe did because of one is not done twice.
/// </summary>
/// <example>
///   <summary>Try again what failed</summary>
///   <code>Get-GhlWebhookDelivery Failed | Restart-GhlWebhookDelivery</code>
/// </example>
/// <example>
///   <summary>Restart one delivery, and look at it</summary>
///   <code>Restart-GhlWebhookDelivery 1 -PassThru</code>
/// </example>
/// <example>
///   <summary>See what would be restarted</summary>
///   <code>Get-GhlWebhookDelivery Ignored | Restart-GhlWebhookDelivery -WhatIf</code>
/// </example>
/// <related>Get-GhlWebhookDelivery, Start-GhlWebhookListener</related>
[Cmdlet(VerbsLifecycle.Restart, "GhlWebhookDelivery", SupportsShouldProcess = true)]
[OutputType(typeof(WebhookReceipt))]
public sealed class RestartGhlWebhookDeliveryCommand : InboxCmdlet
{
    /// <summary>The numbers of the deliveries in the inbox. Accepts deliveries.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The number of the delivery, from Get-GhlWebhookDelivery.")]
    [Alias("Number")]
    [ValidateRange(1, long.MaxValue)]
    public long[] Id { get; set; } = [];

    /// <summary>Returns the deliveries.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id.Length == 1 ? Id[0] : null;

    private protected override void Process() => ForEach(Id, id =>
    {
        if (!ShouldProcess($"delivery {id}", "Restart"))
        {
            return;
        }

        UseInbox(inbox =>
        {
            bool isRestarted = Await(_ => inbox.RestartAsync(id));
            WebhookReceipt receipt = Await(_ => inbox.FindAsync(id)) ?? throw DatabaseErrors.NoDelivery(id);
            if (!isRestarted)
            {
                WriteWarning($"Delivery {id} waits already.");
            }

            if (PassThru)
            {
                WriteObject(receipt);
            }
        });
    });
}
