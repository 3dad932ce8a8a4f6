using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Converts webhook payloads from HighLevel to objects. Requires no connection. Does not check whether HighLevel sent
/// the payload: treat it as a hint, and re-read the object with the matching Get- cmdlet.
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
[Cmdlet(VerbsData.ConvertFrom, "GhlWebhook")]
[OutputType(typeof(WebhookDelivery))]
[Calls(WebhookEvent.Every)]
public sealed class ConvertFromGhlWebhookCommand : AsyncCmdlet
{
    private int _count;

    /// <summary>The payload as one string. Read a file with Get-Content -Raw.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The payload.")]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    /// <summary>The name of the event in the catalog, for payloads without a type.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string? EventName { get; set; }

    // The text of a payload is private.
    private protected override object? Target => $"payload {_count + 1}";

    private protected override void Process()
    {
        _count++;
        WriteObject(WebhookParser.Parse(InputObject, EventName));
    }
}
