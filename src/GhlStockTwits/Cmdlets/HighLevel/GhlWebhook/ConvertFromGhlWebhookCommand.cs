using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Converts webhook payloads from HighLevel to objects, for example from a log. Requires no connection. Signatures are
/// not verified. Treat the objects as hints, and read what they are about again with the matching Get- cmdlet.
/// </summary>
/// <example>
///   <summary>Convert a payload</summary>
///   <code>
/// $payload = '{"type":"ContactUpdate","locationId":"' + $locationId + '","id":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook
///   </code>
/// </example>
/// <example>
///   <summary>Get the current contact that a new note belongs to</summary>
///   <code>
/// $payload = '{"type":"NoteCreate","id":"' + $noteId + '","contactId":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook | Get-GhlContact
///   </code>
/// </example>
/// <example>
///   <summary>Convert a payload that does not name its event, from a URL that receives only one event</summary>
///   <code>'{"id":"67ade73d1119d2ac7ad0c475"}' | ConvertFrom-GhlWebhook -EventName ghl.on.RecordUpdate</code>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "GhlWebhook")]
[OutputType(typeof(WebhookDelivery))]
[Calls(WebhookEvent.Every)]
public sealed class ConvertFromGhlWebhookCommand : AsyncCmdlet
{
    private int _count;

    /// <summary>The payload: the complete body as one string. Read files with Get-Content -Raw.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The payload.")]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    /// <summary>The name of the event in the catalog, for payloads that do not name it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string? EventName { get; set; }

    /// <summary>Errors name the payload by its number; its text is private.</summary>
    private protected override object? Target => $"payload {_count + 1}";

    private protected override void Process()
    {
        _count++;
        WriteObject(WebhookParser.Parse(InputObject, EventName));
    }
}
