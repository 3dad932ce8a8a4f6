using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Records;

/// <summary>Records chosen by tags and fields.</summary>
/// <param name="Name">Its name in the recipes.</param>
/// <param name="Count">The number of records.</param>
/// <param name="Linked">The number of records with a StockTwits user.</param>
/// <param name="ContactIds">The contacts' IDs.</param>
/// <param name="Handles">The handles of the linked records, each once.</param>
public sealed record Audience(
    string Name, int Count, int Linked, IReadOnlyList<string> ContactIds, IReadOnlyList<string> Handles)
{
    /// <summary>The contacts' IDs.</summary>
    public IReadOnlyList<string> ContactIds { get; } = new TextList(ContactIds);

    /// <summary>The handles of the linked records, each once.</summary>
    public IReadOnlyList<string> Handles { get; } = new TextList(Handles);

    /// <summary>The audiences of the records of some pages, by name.</summary>
    internal static async Task<IReadOnlyList<Audience>> OfAsync(IAsyncEnumerable<ContactRecord[]> pages)
    {
        List<ContactRecord> members = [];
        await foreach (ContactRecord[] page in pages.ConfigureAwait(false))
        {
            members.AddRange(page.Where(static record => record.Audiences.Count > 0));
        }

        return [.. Of(members)];
    }

    /// <summary>The audiences of some records, by name.</summary>
    internal static IEnumerable<Audience> Of(IEnumerable<ContactRecord> records) =>
        records
            .SelectMany(static record => record.Audiences.Select(name => (Name: name, Record: record)))
            .GroupBy(static member => member.Name, static member => member.Record, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new Audience(
                group.Key,
                group.Count(),
                group.Count(static record => record.Link == LinkStatus.Linked),
                [.. group.Select(static record => record.ContactId)],
                [
                    .. group.Where(static record => record.User is not null)
                        .Select(static record => record.User!.Username)
                        .Distinct(StringComparer.OrdinalIgnoreCase),
                ]));
}
