using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

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
    /// <summary>
    /// The contacts whose records are returned. Accepts IDs, e-mail addresses and objects, and audiences (all of their
    /// records).
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The StockTwits handle. Accepts what Measure-StockTwitsActivity returns.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Handle { get; set; }

    /// <summary>Only records with this status of their handle.</summary>
    [Parameter]
    public LinkStatus[] Link { get; set; } = [];

    /// <summary>Only records of an audience.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string? Audience { get; set; }

    private protected override void Process() => Read(store =>
    {
        if (ContactId.Length == 0)
        {
            Write(store, store.Records.All(CleanHandle), Audience);
        }

        ForEach(ContactId, contact => Write(store, contact));
    });

    private string? CleanHandle => Handle is null ? null : GhlStockTwits.StockTwits.Handle.Clean(Handle);

    private void Write(StateStore store, ContactArgument contact)
    {
        switch (contact.Input.Kind)
        {
            case nameof(Sync.Records.Audience):
                Write(store, store.Records.All(CleanHandle), contact.Input["Name"]);
                return;
            case nameof(StockTwitsActivity):
                Write(store, CleanHandle is null ? [] : store.Records.All(CleanHandle), Audience);
                return;
        }

        ContactRecord? record = store.Records.Find(ContactIdOf(contact));
        Write(store, record is null ? [] : [record], Audience);
    }

    private void Write(StateStore store, IEnumerable<ContactRecord> records, string? audience)
    {
        foreach (ContactRecord record in records.Where(record =>
            (Link.Length == 0 || Link.Contains(record.Link))
            && (audience is null || record.Audiences.Contains(audience, StringComparer.OrdinalIgnoreCase))))
        {
            WriteObject(record with { Updates = store.Effects.Of(record.ContactId) });
        }
    }
}
