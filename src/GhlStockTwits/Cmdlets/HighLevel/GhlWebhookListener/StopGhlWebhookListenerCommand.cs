using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Receiver;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Stops listeners of this session. What is on its way is answered first; what was acknowledged is in the inbox.
/// HighLevel repeats what it could not deliver.
/// </summary>
/// <example>
///   <summary>Stop a listener</summary>
///   <code>
/// $listener = Start-GhlWebhookListener -Port 0 -InboxPath ./inbox.db
/// $listener | Stop-GhlWebhookListener
///   </code>
/// </example>
/// <example>
///   <summary>Stop the listener on a port</summary>
///   <code>
/// $port = (Start-GhlWebhookListener -Port 0 -InboxPath ./inbox.db).Uri.Port
/// Stop-GhlWebhookListener -Port $port
///   </code>
/// </example>
/// <example>
///   <summary>Stop the listener even if the script fails</summary>
///   <code>
/// $mine = Start-GhlWebhookListener -Port 0 -InboxPath ./inbox.db
/// try { $mine.Received } finally { Stop-GhlWebhookListener $mine }
///   </code>
/// </example>
/// <related>Start-GhlWebhookListener</related>
[Cmdlet(VerbsLifecycle.Stop, "GhlWebhookListener", SupportsShouldProcess = true,
    DefaultParameterSetName = nameof(Listener))]
[OutputType(typeof(void))]
public sealed class StopGhlWebhookListenerCommand : AsyncCmdlet
{
    /// <summary>The listeners to stop. Accepts objects from Start-GhlWebhookListener.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = nameof(Listener),
        HelpMessage = "The listener that Start-GhlWebhookListener returned.")]
    public WebhookListener[] Listener { get; set; } = [];

    /// <summary>The port of the listener to stop.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Port), HelpMessage = "The listener's port.")]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    private protected override object? Target => ParameterSetName == nameof(Port) ? Port : null;

    private protected override void Process()
    {
        foreach (WebhookListener listener in ParameterSetName == nameof(Port) ? [OnPort()] : Listener)
        {
            if (ShouldProcess($"port {listener.Uri.Port}", "Stop receiving webhooks"))
            {
                Await(async _ =>
                {
                    await listener.StopAsync().ConfigureAwait(false);
                    return true;
                });
            }
        }
    }

    private WebhookListener OnPort() => WebhookListener.Running.FirstOrDefault(one => one.Uri.Port == Port)
        ?? throw new GhlStockTwitsException(
            "GhlStockTwits.ListenerNotFound", FailureCategory.ObjectNotFound,
            $"No listener of this session uses port {Port}.", "Check the port, or pass the listener.");
}
