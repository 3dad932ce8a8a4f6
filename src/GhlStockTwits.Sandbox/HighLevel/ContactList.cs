using System.Globalization;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Lists contacts page by page.</summary>
internal static class ContactList
{
    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/contacts/", Scopes.ContactsRead, List) { LocationInQuery = true },
        new("GET", "/contacts/business/{businessId}", Scopes.ContactsRead, ListByBusiness) { LocationInQuery = true },
    ];

    /// <summary>A cursor has two parts. With only one of them, the service returns the first page again.</summary>
    private static HttpResponse List(HighLevelCall call)
    {
        int limit = call.QueryNumber("limit", defaultValue: 20, min: 1, max: 100);
        ContactStore contacts = call.Location.Contacts;
        ContactDateIndex index = call.Query("sortBy") == "date_updated" ? contacts.ByDateUpdated : contacts.ByDateAdded;
        bool newestFirst = call.Query("order") != "asc";
        string? query = call.Query("query");
        IEnumerable<Contact> remaining = index.Enumerate(newestFirst, ReadCursor(call))
            .Where(contact => MatchesQuery(contact, query));
        Contact[] page = [.. remaining.Take(limit + 1)];
        bool hasMore = page.Length > limit;
        page = page[..Math.Min(limit, page.Length)];
        int total = query is null ? contacts.Count : index.All.Count(contact => MatchesQuery(contact, query));
        return HighLevelCall.Ok(
            ("contacts", JsonPart.List(page.Select(contact => contact.Json.List))),
            ("meta", Meta(call, index, page, hasMore, total)));
    }

    private static (long SortKey, string Id)? ReadCursor(HighLevelCall call)
    {
        string? key = call.Query("startAfter");
        string? id = call.Query("startAfterId");
        if (key is null || id is null)
        {
            return null;
        }

        return long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
            ? (milliseconds, id)
            : throw HighLevelException.Invalid("startAfter must be a number string");
    }

    private static ReadOnlyMemory<byte> Meta(
        HighLevelCall call,
        ContactDateIndex index,
        Contact[] page,
        bool hasMore,
        int total)
    {
        Contact? last = page.LastOrDefault();
        string? next = hasMore ? NextPageUrl(call, index.SortKey(last!), last!.Id) : null;

        // Choice: cursor pages have no number, so this is always page 1, followed by page 2 unless it is the last.
        return JsonPart.Object(
            ("total", total),
            ("nextPageUrl", next),
            ("startAfterId", last?.Id),
            ("startAfter", last is null ? default(JsonPart) : index.SortKey(last)),
            ("currentPage", 1),
            ("nextPage", hasMore ? 2 : default(JsonPart)),
            ("prevPage", default));
    }

    /// <summary>Names a host inside the service's own network, as the live responses do.</summary>
    private static string NextPageUrl(HighLevelCall call, long key, string id)
    {
        IEnumerable<string> parameters = call.Request.Query.Pairs
            .Where(pair => pair.Key is not ("startAfter" or "startAfterId"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        return $"http://contacts.internal.invalid:5058/contacts/?{string.Join('&', parameters)}"
            + string.Create(CultureInfo.InvariantCulture, $"&startAfter={key}&startAfterId={id}");
    }

    private static HttpResponse ListByBusiness(HighLevelCall call)
    {
        string businessId = call.RouteValues["businessId"];
        int limit = call.QueryNumber("limit", defaultValue: 25, min: 1, max: 100);
        int skip = call.QueryNumber("skip", defaultValue: 0);
        Contact[] found =
        [
            .. call.Location.Contacts.ByDateAdded.Enumerate(newestFirst: true, after: null)
                .Where(contact => contact.BusinessId == businessId && MatchesQuery(contact, call.Query("query"))),
        ];
        IEnumerable<ReadOnlyMemory<byte>> page = found.Skip(skip).Take(limit).Select(contact => contact.Json.List);
        return HighLevelCall.Ok(("contacts", JsonPart.List(page)), ("count", found.Length));
    }

    /// <summary>Choice: a query searches name, e-mail, phone and company.</summary>
    public static bool MatchesQuery(Contact contact, string? query)
    {
        return string.IsNullOrEmpty(query)
            || Contains(contact.Name, query) || Contains(contact.Email, query) || Contains(contact.Phone, query)
            || Contains(contact.CompanyName, query);
    }

    private static bool Contains(string? text, string query)
    {
        return text?.Contains(query, StringComparison.OrdinalIgnoreCase) ?? false;
    }
}
