using System.Globalization;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds contacts: all of them once, afterwards those that changed.</summary>
internal sealed class ContactFinder(HighLevelConnection ghl, SyncContext context)
{
    // The most that each gives on a page (highlevel-api 2.1 and 2.2).
    private const int ListPageSize = 100;
    private const int SearchPageSize = 500;

    /// <summary>
    /// How far a search reaches back behind the newest change that is known, or the last time that all changes were
    /// read if that is later: many contacts may have changed at once, and none since. The index lags by seconds
    /// (highlevel-api 2.2), at times by minutes; an hour costs little, as what is known is skipped.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>All contacts of the location, page by page.</summary>
    /// <exception cref="ApiException">The listing did not say how many there are, or ended before all had
    /// come.</exception>
    public async IAsyncEnumerable<Contact[]> AllAsync()
    {
        Arguments arguments = new() { { "limit", ListPageSize } };
        int? total = null;
        int count = 0;
        await foreach (ApiResponse<Contact[]> page in
            ghl.ReadPagesAsync(Contacts.List, arguments, context.Reads).ConfigureAwait(false))
        {
            total = TotalOf(page.Metadata);
            count += (page.Value?.Length ?? 0) + page.RowsLeftOut;
            context.Clock.Observe(page.Date);

            // A contact of which something could not be read begins its history when it can be read.
            HashSet<string?> odd = [.. page.Issues.Select(static issue => issue.Id)];
            yield return
            [
                .. (page.Value ?? []).Where(contact => !odd.Contains(contact.Id) && !contact.LacksFieldNames),
            ];
        }

        if (ListingRefusal(total, count) is { } refusal)
        {
            throw new ApiException(Contacts.List, ApiErrorKind.InvalidResponse, refusal);
        }
    }

    /// <summary>Why an incomplete listing cannot be a baseline, or null if the listing is complete.</summary>
    /// <param name="total">What the last page says: a contact may be deleted while the others are listed.</param>
    /// <param name="count">How many contacts came.</param>
    public static string? ListingRefusal(int? total, int count) =>
        total is not { } expected ? "The listing does not say how many contacts there are; nothing is concluded from it"
        : count < expected ? $"The listing ended after {count} of {expected} contacts; nothing is concluded from it"
        : null;

    /// <summary>The IDs of contacts that changed since a time, with the time of their change, page by page.</summary>
    public async IAsyncEnumerable<(string Id, DateTimeOffset? Updated)[]> ChangedAsync(DateTimeOffset since)
    {
        Arguments arguments = new()
        {
            { "pageLimit", SearchPageSize },
            { "filters", new[] { ChangedSince(since - Overlap) } },
            { "sort", new[] { new Dictionary<string, object?> { ["field"] = "dateUpdated", ["direction"] = "asc" } } },
        };
        await foreach (ApiResponse<Contact[]> page in
            ghl.ReadPagesAsync(Contacts.Search, arguments, context.Reads).ConfigureAwait(false))
        {
            context.Clock.Observe(page.Date);
            yield return [.. (page.Value ?? []).Select(static contact => (contact.Id, contact.DateUpdated))];
        }
    }

    private static Dictionary<string, object?> ChangedSince(DateTimeOffset time) => new()
    {
        ["field"] = "dateUpdated",
        ["operator"] = "range",
        ["value"] = new Dictionary<string, object?>
        {
            ["gte"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        },
    };

    private static int? TotalOf(IReadOnlyDictionary<string, JsonElement> metadata) =>
        metadata.TryGetValue("meta", out JsonElement meta) && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty("total", out JsonElement total) && total.TryGetInt32(out int number)
            ? number
            : null;
}
