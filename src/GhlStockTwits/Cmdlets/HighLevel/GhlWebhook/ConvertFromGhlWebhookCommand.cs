using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Reads payloads that HighLevel sent to a webhook of an app, or that a log of them keeps. It needs no connection, and
/// does not look whether HighLevel really sent them: take them as hints, and read by the other cmdlets what they are
/// about.
/// </summary>
/// <example>
///   <summary>What a payload says</summary>
///   <code>
/// $payload = '{"type":"ContactUpdate","locationId":"' + $locationId + '","id":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook
///   </code>
/// </example>
/// <example>
///   <summary>The contact that a new note belongs to, as it is now</summary>
///   <code>
/// $payload = '{"type":"NoteCreate","id":"' + $noteId + '","contactId":"' + $id + '"}'
/// $payload | ConvertFrom-GhlWebhook | Get-GhlContact
///   </code>
/// </example>
/// <example>
///   <summary>A payload that does not say its event, from an address that is for one event alone</summary>
///   <code>'{"id":"67ade73d1119d2ac7ad0c475"}' | ConvertFrom-GhlWebhook -EventName ghl.on.RecordUpdate</code>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "GhlWebhook")]
[OutputType(typeof(WebhookDelivery))]
[Calls(WebhookEvent.Every)]
public sealed class ConvertFromGhlWebhookCommand : AsyncCmdlet
{
    private int _count;

    /// <summary>The payload: its whole body as one text. A file needs Get-Content -Raw.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The payload.")]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    /// <summary>The event, by its name in the catalogue, for payloads that do not say it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string? EventName { get; set; }

    /// <summary>Errors say which payload they are about; its text is private.</summary>
    private protected override object? Target => $"payload {_count + 1}";

    private protected override void Process()
    {
        _count++;
        WriteObject(WebhookParser.Parse(InputObject, EventName));
    }
}
