using System.Globalization;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds contacts: all of them once, afterwards those that changed.</summary>
internal sealed class ContactFinder(SyncRun run)
{
    private const int PageSize = 100;

    // The index of the search lags by seconds (highlevel-api 2.2); minutes cost nothing, as what is known is passed over.
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(10);

    /// <summary>All contacts of the location, page by page.</summary>
    /// <exception cref="ApiException">The listing ended before all had come: a short list is no list.</exception>
    public async IAsyncEnumerable<Contact[]> AllAsync()
    {
        Arguments arguments = new() { { "limit", PageSize } };
        int? total = null;
        int count = 0;
        await foreach (ApiResponse<Contact[]> page in Pages(Contacts.List, arguments).ConfigureAwait(false))
        {
            total ??= Total(page.Metadata);
            count += page.Value?.Length ?? 0;
            run.Observe(page.Date);
            yield return page.Value ?? [];
        }

        if (total is { } expected && count < expected)
        {
            throw new ApiException(
                Contacts.List, ApiErrorKind.InvalidResponse, $"The listing ended after {count} of {expected} contacts; nothing is concluded from it");
        }
    }

    /// <summary>The ids of contacts that changed since the stored cursor, with the time the search gives, page by page.</summary>
    public async IAsyncEnumerable<(string Id, DateTimeOffset? Updated)[]> ChangedAsync(DateTimeOffset cursor)
    {
        Arguments arguments = new()
        {
            { "pageLimit", PageSize },
            { "filters", new[] { ChangedSince(cursor - s_overlap) } },
            { "sort", new[] { new Dictionary<string, object?> { ["field"] = "dateUpdated", ["direction"] = "asc" } } },
        };
        await foreach (ApiResponse<Contact[]> page in Pages(Contacts.Search, arguments).ConfigureAwait(false))
        {
            run.Observe(page.Date);
            Contact[] contacts = page.Value ?? [];
            Dictionary<string, long?> known = run.Store.Records.UpdateTimes(contacts.Select(static contact => contact.Id));
            yield return
            [
                .. contacts
                    .Where(contact => !known.TryGetValue(contact.Id, out long? updated)
                        || updated != contact.DateUpdated?.ToUnixTimeMilliseconds())
                    .Select(static contact => (contact.Id, contact.DateUpdated)),
            ];
        }
    }

    private IAsyncEnumerable<ApiResponse<Contact[]>> Pages(Operation<Contact[]> operation, Arguments arguments) =>
        run.Ghl.ReadPagesAsync(operation, arguments, run.Call);

    private static Dictionary<string, object?> ChangedSince(DateTimeOffset moment) => new()
    {
        ["field"] = "dateUpdated",
        ["operator"] = "range",
        ["value"] = new Dictionary<string, object?>
        {
            ["gte"] = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        },
    };

    private static int? Total(IReadOnlyDictionary<string, JsonElement> rest) =>
        rest.TryGetValue("meta", out JsonElement meta) && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty("total", out JsonElement total) && total.TryGetInt32(out int number)
            ? number
            : null;
}
