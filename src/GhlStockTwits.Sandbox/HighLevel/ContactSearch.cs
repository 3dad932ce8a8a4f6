using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>POST /contacts/search, which reads an index that lags behind.</summary>
internal static class ContactSearch
{
    private const int MaxPageLimit = 500;
    private const int MaxResultWindow = 10_000;
    private const int MaxQueryLength = 75;

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/search", Scopes.ContactsRead, Search)
        {
            Writes = false,
            Body = new BodySchema("locationId:string! pageLimit:number! page:number searchAfter:array query:string "
                + "filters:array sort:array"),
        },
    ];

    private static HttpResponse Search(HighLevelCall call)
    {
        int limit = ReadInteger(call, "pageLimit", 1, MaxPageLimit);
        int page = call.Body["page"] is null ? 1 : ReadInteger(call, "page", 1, int.MaxValue);
        JsonArray? searchAfter = call.Body["searchAfter"] as JsonArray;
        CheckPaging(call, limit, page, searchAfter);
        SearchSort sort = SearchSort.Parse(call.Body["sort"] as JsonArray);
        Contact[] found = Find(call, sort);
        int start = searchAfter is null ? (page - 1) * limit : sort.IndexAfter(found, searchAfter);
        IEnumerable<Contact> results = found.Skip(start).Take(limit);
        return HighLevelCall.Ok(
            ("contacts", JsonPart.List(results.Select(contact => WithSearchAfter(contact, sort)))),
            ("total", found.Length));
    }

    private static int ReadInteger(HighLevelCall call, string name, int min, int max)
    {
        JsonValue value = call.Body[name]!.AsValue();
        if (!value.TryGetValue(out int number))
        {
            throw HighLevelException.Invalid($"{name} must be an integer number");
        }

        return number < min ? throw HighLevelException.Invalid($"{name} must not be less than {min}")
            : number > max ? throw HighLevelException.Invalid($"{name} must not be greater than {max}")
            : number;
    }

    /// <summary>Choice: the messages, and that page cannot be combined with searchAfter.</summary>
    private static void CheckPaging(HighLevelCall call, int limit, int page, JsonArray? searchAfter)
    {
        if (searchAfter is not null && call.Body["page"] is not null)
        {
            throw HighLevelException.BadRequest("page cannot be used together with searchAfter");
        }

        if ((long)page * limit > MaxResultWindow)
        {
            throw HighLevelException.BadRequest($"page * pageLimit must not be greater than {MaxResultWindow}");
        }

        if ((string?)call.Body["query"] is { Length: > MaxQueryLength })
        {
            throw HighLevelException.Invalid($"query must be shorter than or equal to {MaxQueryLength} characters");
        }
    }

    private static Contact[] Find(HighLevelCall call, SearchSort sort)
    {
        string? query = (string?)call.Body["query"];
        JsonArray filters = call.Body["filters"] as JsonArray ?? [];
        Func<Contact, bool> matches = SearchFilter.Parse(filters, call.Location);
        string cacheKey = $"{query}\n{filters.ToJsonString()}\n{call.Body["sort"]?.ToJsonString()}";
        return call.Location.Contacts.Search.Find(
            cacheKey,
            contact => ContactList.MatchesQuery(contact, query) && matches(contact),
            sort.Compare,
            call.Now);
    }

    /// <summary>The value depends on the sort, so it is not part of the cached JSON.</summary>
    private static ReadOnlyMemory<byte> WithSearchAfter(Contact contact, SearchSort sort)
    {
        ReadOnlySpan<byte> json = contact.Json.Search.Span;
        byte[] searchAfter = JsonSerializer.SerializeToUtf8Bytes(sort.SearchAfterOf(contact));
        return (byte[])[.. json[..^1], .. ",\"searchAfter\":"u8, .. searchAfter, (byte)'}'];
    }
}
