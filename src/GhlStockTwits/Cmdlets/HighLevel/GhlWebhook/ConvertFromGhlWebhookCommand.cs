using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Converts webhook payloads from HighLevel to objects. Requires no connection. With -Signature, a payload that
/// HighLevel did not sign is an error. Without it, nothing proves who sent the payload: treat it as a hint, and re-read
/// the object with the matching Get- cmdlet. Cmdlets that change something refuse such a delivery from the pipeline.
/// </summary>
/// <example>
///   <summary>Convert a payload</summary>
///   <code>
/// $payload = '{"type":"ContactUpdate","locationId":"' + $locationId + '","id":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook
///   </code>
/// </example>
/// <example>
///   <summary>Get the contact of a new note</summary>
///   <code>
/// $payload = '{"type":"NoteCreate","id":"' + $noteId + '","contactId":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook | Get-GhlContact
///   </code>
/// </example>
/// <example>
///   <summary>Convert a payload without a type, from an address that receives one event only</summary>
///   <code>'{"id":"67ade73d1119d2ac7ad0c475"}' | ConvertFrom-GhlWebhook -EventName ghl.on.RecordUpdate</code>
/// </example>
/// <example>
///   <summary>In a function app: take only what HighLevel signed</summary>
///   <code>
/// $Request = @{ RawBody = '{"type":"ContactCreate"}'; Headers = @{ 'x-ghl-signature' = 'N/A' } }
/// $signature = $Request.Headers['x-ghl-signature']
/// $delivery = ConvertFrom-GhlWebhook $Request.RawBody -Signature $signature -ErrorAction Ignore
/// $status = if ($delivery) { 200 } else { 401 }
///   </code>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "GhlWebhook")]
[OutputType(typeof(WebhookDelivery))]
[Calls(WebhookEvent.Every)]
public sealed class ConvertFromGhlWebhookCommand : AsyncCmdlet, IDynamicParameters
{
    private readonly WebhookKeys _keys = new();
    private int _count;

    /// <summary>
    /// The payload as one string, or its bytes. Read a file with Get-Content -Raw. With -Signature it must be as it
    /// arrived.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The payload.")]
    [WebhookBodyTransformation]
    public WebhookBody InputObject { get; set; } = null!;

    /// <summary>
    /// The value of the header X-GHL-Signature, which is checked; null or empty if the request had none, which is an
    /// error. If you do not pass it, the delivery is not verified.
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    public string? Signature { get; set; }

    /// <summary>The name of the event in the catalog, for payloads without a type.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string? EventName { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _keys;

    // The text of a payload is private.
    private protected override object? Target => $"payload {_count + 1}";

    private protected override void Process()
    {
        _count++;
        bool isSigned = MyInvocation.BoundParameters.ContainsKey(nameof(Signature));
        if (isSigned)
        {
            _keys.Verifier.Require(InputObject.Bytes, Signature);
        }

        WebhookDelivery delivery = WebhookParser.Parse(InputObject.Bytes, EventName);
        delivery.IsVerified = isSigned;
        WriteObject(delivery);
    }
}
