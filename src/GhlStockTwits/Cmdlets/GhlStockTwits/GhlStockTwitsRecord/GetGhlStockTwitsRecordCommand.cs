using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the records: the mirrors of contacts with their StockTwits user, tags, audiences, tasks, notes, appointments
/// and updates.
/// </summary>
/// <example>
///   <summary>All linked records</summary>
///   <code>Get-GhlStockTwitsRecord -Link Linked</code>
/// </example>
/// <example>
///   <summary>The tasks of one person, with status and due date</summary>
///   <code>(Get-GhlStockTwitsRecord -Handle $handle).Tasks</code>
/// </example>
/// <example>
///   <summary>The record of each contact with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlStockTwitsRecord</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsRecord")]
[OutputType(typeof(ContactRecord))]
public sealed class GetGhlStockTwitsRecordCommand : StateCmdlet
{
    /// <summary>The contact's ID. Accepts contacts.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? ContactId { get; set; }

    /// <summary>The StockTwits handle.</summary>
    [Parameter]
    public string? Handle { get; set; }

    /// <summary>Only records with this status of their handle.</summary>
    [Parameter]
    public LinkStatus[] Link { get; set; } = [];

    /// <summary>Only records of an audience.</summary>
    [Parameter]
    public string? Audience { get; set; }

    /// <summary>The audience, from Get-GhlStockTwitsAudience.</summary>
    [Parameter(ValueFromPipeline = true)]
    public Audience? InputObject { get; set; }

    private protected override void Process() => Read(store =>
    {
        IEnumerable<ContactRecord> records = ContactId is null
            ? store.Records.All(Handle)
            : new[] { store.Records.Find(ContactId) }.OfType<ContactRecord>();
        foreach (ContactRecord record in records.Where(IsWanted))
        {
            WriteObject(record with { Updates = store.Effects.Of(record.ContactId) });
        }
    });

    private bool IsWanted(ContactRecord record) =>
        (Link.Length == 0 || Link.Contains(record.Link))
        && ((Audience ?? InputObject?.Name) is not { } audience
            || record.Audiences.Contains(audience, StringComparer.OrdinalIgnoreCase));
}
