using System.Management.Automation;
using System.Net;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Receiver;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Receives HighLevel's webhooks and stores the genuine ones in the inbox. Sync-GhlStockTwits and Watch-GhlStockTwits
/// act on them. Listens on this computer only, without TLS: put a TLS proxy or a tunnel in front of it. Requires no
/// connection. Runs until Stop-GhlWebhookListener or the end of the session.
/// </summary>
/// <remarks>
///   Accepts a delivery only if HighLevel signed it, and answers 200 once it is on the disk. HighLevel sends the others
///   again. A delivery that comes twice counts once. Stores only the IDs, the type and the times of a payload. A sync
///   reads everything else from HighLevel.
///   Only a marketplace app gets signed webhooks. Without one, let a workflow's custom webhook post to /workflow/
///   followed by the secret of -WorkflowSecret. Such a request only names the contact to read.
/// </remarks>
/// <example>
///   <summary>Receive webhooks on a free port, and see what came</summary>
///   <code>
/// $listener = Start-GhlWebhookListener -Port 0 -InboxPath ./inbox.db
/// $listener | Select-Object Uri, Received, Refused
/// $listener | Stop-GhlWebhookListener
///   </code>
/// </example>
/// <example>
///   <summary>Accept workflows, too, with a secret of 32 characters in their address</summary>
///   <code>
/// $secret = ConvertTo-SecureString "$([guid]::NewGuid().ToString('n'))" -AsPlainText
/// Start-GhlWebhookListener -Port 0 -WorkflowSecret $secret -InboxPath ./inbox.db | Stop-GhlWebhookListener
///   </code>
/// </example>
/// <example>
///   <summary>Accept the webhooks of one app, and warn if none came for two hours</summary>
///   <code>
/// $app = '6650ab12f8e3d4c5b6a79801-lw3x9k2m'
/// $mine = Start-GhlWebhookListener -Port 0 -AppId $app -WarnAfterQuiet 7200 -InboxPath ./inbox.db
/// $mine.Warnings
/// Stop-GhlWebhookListener -Port $mine.Uri.Port
///   </code>
/// </example>
/// <related>Stop-GhlWebhookListener, Get-GhlWebhookDelivery, Test-GhlWebhookSignature, ConvertFrom-GhlWebhook</related>
[Cmdlet(VerbsLifecycle.Start, "GhlWebhookListener", SupportsShouldProcess = true)]
[OutputType(typeof(WebhookListener))]
public sealed class StartGhlWebhookListenerCommand : InboxCmdlet, IDynamicParameters
{
    private readonly WebhookKeys _keys = new();

    /// <summary>The port. Default: 8080. 0 selects a free port.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; } = ListenerSettings.DefaultPort;

    /// <summary>
    /// The address to listen on. Default: this machine alone. Other machines reach any other address, without TLS: name
    /// one only if a proxy on another machine passes the webhooks on.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>The path that HighLevel's webhooks are sent to. Default: /webhook.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ListenerSettings.DefaultPath;

    /// <summary>
    /// Accepts what workflows send, on the path /workflow/ followed by this secret: at least 32 random letters and
    /// digits. Not accepted by default.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? WorkflowSecret { get; set; }

    /// <summary>
    /// Refuses webhooks of other apps than this one, by its ID or client ID: HighLevel signs those of every app with
    /// the same key. Default: the app of -Profile; without it, all are accepted.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AppId { get; set; }

    /// <summary>
    /// A profile with the login of an app. When the app is installed in another location of its agency, the profile
    /// gets a token for it; when the app is removed, the profile loses its tokens.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>
    /// How old a delivery may be for a sync to act on it: seconds or a TimeSpan. Default: three days, as HighLevel
    /// repeats a delivery for long and does not change its time. What comes twice is recognised for 30 days.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan ReplayWindow { get; set; } = ListenerSettings.DefaultReplayWindow;

    /// <summary>
    /// Warns when nothing has come for this long: seconds or a TimeSpan. HighLevel pauses a webhook that fails often.
    /// Never by default.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? WarnAfterQuiet { get; set; }

    /// <summary>
    /// Receives until Ctrl+C, and writes warnings as they come, for a service. Otherwise they are in the listener's
    /// Warnings.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _keys;

    private protected override bool IsAllOrNothing => true;

    private protected override void Process()
    {
        RequirePositive(nameof(ReplayWindow), ReplayWindow);
        RequirePositive(nameof(WarnAfterQuiet), WarnAfterQuiet ?? TimeSpan.MaxValue);
        IPAddress? address = Address is null ? null
            : IPAddress.TryParse(Address, out IPAddress? parsed) ? parsed
            : throw CmdletErrors.Invalid(
                "AddressInvalid", "-Address is not an IP address.", "Pass one of this machine, such as 127.0.0.1.");
        AppProfile? app = Profile is null ? null : new ProfileConnections(Profile, InvokeCommand).App;
        ListenerSettings settings = new()
        {
            InboxPlace = ResolvedInboxPath,
            Address = address,
            Port = Port,
            Path = Path,
            WorkflowSecret = WorkflowSecret is null ? null : SecretText.Of(WorkflowSecret),
            PublicKeys = _keys.PublicKey,
            AppId = AppId ?? app?.ClientId,
            App = app,
            ReplayWindow = ReplayWindow,
            WarnAfterQuiet = WarnAfterQuiet,
        };
        if (!ShouldProcess($"port {Port}", "Receive webhooks"))
        {
            return;
        }

        if (address is not null && !IPAddress.IsLoopback(address))
        {
            WriteWarning(
                $"Other machines can connect to {address}, and nothing is encrypted. Let a TLS proxy face the "
                    + "internet.");
        }

        WebhookListener listener = Await(_ => WebhookListener.StartAsync(settings));
        WriteObject(listener);
        if (Wait)
        {
            using (listener)
            {
                Await(call => listener.WarnUntilStoppedAsync(call));
            }
        }
    }

    private static void RequirePositive(string parameter, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            throw CmdletErrors.Invalid(
                "TimeSpanInvalid", $"-{parameter} is not a positive time.", "Pass seconds, or a TimeSpan.");
        }
    }
}
