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
            WriteAll(store, Audience);
        }

        ForEach(ContactId, contact => Write(store, contact));
    });

    private string? CleanHandle => Handle is null ? null : GhlStockTwits.StockTwits.Handle.Clean(Handle);

    private void Write(IStateStore store, ContactArgument contact)
    {
        switch (contact.Input.Kind)
        {
            case nameof(Sync.Records.Audience):
                WriteAll(store, contact.Input["Name"]);
                return;
            case nameof(StockTwitsActivity):
                if (CleanHandle is not null)
                {
                    WriteAll(store, Audience);
                }

                return;
        }

        string contactId = ContactIdOf(contact);
        if (Await(_ => store.Records.FindAsync(contactId)) is { } record && IsWanted(record, Audience))
        {
            WriteObject(Await(_ => WithUpdatesAsync(store, record)));
        }
    }

    private void WriteAll(IStateStore store, string? audience) =>
        WritePages(_ => PagesAsync(store, CleanHandle, record => IsWanted(record, audience)));

    private static async IAsyncEnumerable<ContactRecord[]> PagesAsync(
        IStateStore store, string? handle, Func<ContactRecord, bool> isWanted)
    {
        IAsyncEnumerable<ContactRecord[]> pages =
            handle is null ? store.Records.AllAsync() : OnePageAsync(store.Records.OfHandleAsync(handle));
        await foreach (ContactRecord[] page in pages.ConfigureAwait(false))
        {
            List<ContactRecord> wanted = [];
            foreach (ContactRecord record in page.Where(isWanted))
            {
                wanted.Add(await WithUpdatesAsync(store, record).ConfigureAwait(false));
            }

            yield return [.. wanted];
        }
    }

    private static async IAsyncEnumerable<ContactRecord[]> OnePageAsync(Task<ContactRecord[]> page)
    {
        yield return await page.ConfigureAwait(false);
    }

    private static async Task<ContactRecord> WithUpdatesAsync(IStateStore store, ContactRecord record) =>
        record with { Updates = await store.Effects.OfAsync(record.ContactId).ConfigureAwait(false) };

    private bool IsWanted(ContactRecord record, string? audience) =>
        (Link.Length == 0 || Link.Contains(record.Link))
        && (audience is null || record.Audiences.Contains(audience, StringComparer.OrdinalIgnoreCase));
}
