using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>POST /contacts/search, which looks at an index that is a little behind.</summary>
internal static class ContactSearch
{
    private const int MaxPageLimit = 500;
    private const int MaxReach = 10_000;
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
        int limit = Number(call, "pageLimit", 1, MaxPageLimit);
        int page = call.Body["page"] is null ? 1 : Number(call, "page", 1, int.MaxValue);
        JsonArray? after = call.Body["searchAfter"] as JsonArray;
        CheckPlace(call, limit, page, after);
        SearchSort order = SearchSort.Parse(call.Body["sort"] as JsonArray);
        Contact[] found = Find(call, order);
        int start = after is null ? (page - 1) * limit : order.IndexAfter(found, after);
        IEnumerable<Contact> shown = found.Skip(start).Take(limit);
        return HighLevelCall.Ok(
            ("contacts", JsonPart.List(shown.Select(contact => WithSearchAfter(contact, order)))),
            ("total", found.Length));
    }

    private static int Number(HighLevelCall call, string name, int min, int max)
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

    /// <summary>Choice: the texts, and that a page together with searchAfter is refused.</summary>
    private static void CheckPlace(HighLevelCall call, int limit, int page, JsonArray? after)
    {
        if (after is not null && call.Body["page"] is not null)
        {
            throw HighLevelException.BadRequest("page cannot be used together with searchAfter");
        }

        if ((long)page * limit > MaxReach)
        {
            throw HighLevelException.BadRequest($"page * pageLimit must not be greater than {MaxReach}");
        }

        if ((string?)call.Body["query"] is { Length: > MaxQueryLength })
        {
            throw HighLevelException.Invalid($"query must be shorter than or equal to {MaxQueryLength} characters");
        }
    }

    private static Contact[] Find(HighLevelCall call, SearchSort order)
    {
        string? query = (string?)call.Body["query"];
        JsonArray filters = call.Body["filters"] as JsonArray ?? [];
        Func<Contact, bool> matches = SearchFilter.All(filters, call.Location);
        string question = $"{query}\n{filters.ToJsonString()}\n{call.Body["sort"]?.ToJsonString()}";
        return call.Location.Contacts.Search.Find(
            question,
            contact => ContactList.Mentions(contact, query) && matches(contact),
            order.Compare,
            call.Now);
    }

    /// <summary>The place depends on how the results are sorted, so it is not kept with the contact.</summary>
    private static ReadOnlyMemory<byte> WithSearchAfter(Contact contact, SearchSort order)
    {
        ReadOnlySpan<byte> written = contact.Json.Search.Span;
        byte[] place = JsonSerializer.SerializeToUtf8Bytes(order.PlaceOf(contact));
        return (byte[])[.. written[..^1], .. ",\"searchAfter\":"u8, .. place, (byte)'}'];
    }
}
