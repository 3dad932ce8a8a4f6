using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the receipts of webhooks: what arrived, whether HighLevel signed it, how often it came, and what became of it.
/// The newest come first. The payloads are not kept.
/// </summary>
/// <remarks>
///   Queued: it is stored, and the next run of Sync- or Watch-GhlStockTwits acts on it. Applied: what it is about was
///   read, and recipes had their effects. Ignored and Failed say why in Reason. What was refused, because it was not
///   signed or not a payload, is only counted: see -Summary.
/// </remarks>
/// <example>
///   <summary>The last ten deliveries</summary>
///   <code>Get-GhlWebhookDelivery -MaxCount 10</code>
/// </example>
/// <example>
///   <summary>What was not applied, and why</summary>
///   <code>Get-GhlWebhookDelivery Failed, Ignored | Format-List Number, Type, Reason</code>
/// </example>
/// <example>
///   <summary>What arrived about one contact since yesterday</summary>
///   <code>Get-GhlWebhookDelivery -ContactId $id -Since (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
///   <summary>Counts of the last day, refused requests included</summary>
///   <code>Get-GhlWebhookDelivery -Summary</code>
/// </example>
/// <related>Start-GhlWebhookListener, Restart-GhlWebhookDelivery, Sync-GhlStockTwits, Watch-GhlStockTwits</related>
[Cmdlet(VerbsCommon.Get, "GhlWebhookDelivery", DefaultParameterSetName = Receipts)]
[OutputType(typeof(WebhookReceipt), ParameterSetName = [Receipts, ById])]
[OutputType(typeof(InboxStatistics), ParameterSetName = [Counts])]
public sealed class GetGhlWebhookDeliveryCommand : InboxCmdlet
{
    private const string Receipts = "Receipts";
    private const string ById = "Id";
    private const string Counts = "Summary";

    private static readonly TimeSpan s_defaultPeriod = TimeSpan.FromDays(1);

    /// <summary>Only deliveries in these statuses.</summary>
    [Parameter(Position = 0, ParameterSetName = Receipts)]
    public DeliveryStatus[] Status { get; set; } = [];

    /// <summary>The numbers of the deliveries in the inbox.</summary>
    [Parameter(
        Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById,
        HelpMessage = "The number of the delivery.")]
    [Alias("Number")]
    [ValidateRange(1, long.MaxValue)]
    public long[] Id { get; set; } = [];

    /// <summary>Only deliveries of this event, by its name in the catalog.</summary>
    [Parameter(ParameterSetName = Receipts)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? EventName { get; set; }

    /// <summary>Only deliveries about this contact: its ID.</summary>
    [Parameter(ParameterSetName = Receipts)]
    [ValidateNotNullOrEmpty]
    public string? ContactId { get; set; }

    /// <summary>Only deliveries of this location: its ID.</summary>
    [Parameter(ParameterSetName = Receipts)]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>Only the delivery with this ID of HighLevel's.</summary>
    [Parameter(ParameterSetName = Receipts)]
    [ValidateNotNullOrEmpty]
    public string? WebhookId { get; set; }

    /// <summary>
    /// Only deliveries that arrived since this time. Default: all; with -Summary, the last day. Refused requests are
    /// counted by the hour.
    /// </summary>
    [Parameter(ParameterSetName = Receipts)]
    [Parameter(ParameterSetName = Counts)]
    [DateTransformation]
    public DateArgument? Since { get; set; }

    /// <summary>The maximum number of deliveries. No limit by default.</summary>
    [Parameter(ParameterSetName = Receipts)]
    [ValidateRange(1, int.MaxValue)]
    public int MaxCount { get; set; } = int.MaxValue;

    /// <summary>Counts instead: received, verified, duplicate, queued, applied, ignored, failed and refused.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Counts)]
    public SwitchParameter Summary { get; set; }

    private protected override void Process() => UseInbox(inbox =>
    {
        DateTimeOffset? since = Since?.In(TimeZoneInfo.Local);
        if (Summary)
        {
            DateTimeOffset from = since ?? DateTimeOffset.Now - s_defaultPeriod;
            WriteObject(Await(_ => inbox.StatisticsAsync(from)));
            return;
        }

        if (ParameterSetName == Receipts)
        {
            WritePages(_ => inbox.FindAsync(new DeliveryFilter
            {
                Statuses = Status,
                Event = EventName,
                ContactId = ContactId,
                LocationId = LocationId,
                WebhookId = WebhookId,
                Since = since,
                Most = MaxCount,
            }));
        }

        ForEach(Id, id => WriteObject(Await(_ => inbox.FindAsync(id)) ?? throw DatabaseErrors.NoDelivery(id)));
    });
}
