using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Finds contacts by exact e-mail or phone. Requires version v3 and an OAuth token.</summary>
internal static class ContactLookup
{
    private const int MaxLimit = 20;

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/contacts/lookup", Scopes.ContactsRead, Lookup) { LocationInQuery = true, OnlyVersion = "v3" },
    ];

    /// <summary>A full page has a cursor, even if nothing follows.</summary>
    private static HttpResponse Lookup(HighLevelCall call)
    {
        if (call.Token!.IsPrivate)
        {
            // Choice: the message. The document only says that the operation is for the OAuth channel.
            throw HighLevelException.Unauthorized("The token is not authorized for this scope.");
        }

        string? email = call.Query("email");
        string? phone = call.Query("phone");
        if (email is null == phone is null)
        {
            throw HighLevelException.Invalid("Exactly one of email or phone must be provided");
        }

        int limit = call.QueryNumber("limit", defaultValue: MaxLimit, min: 1, max: MaxLimit);
        int start = call.QueryNumber("nextCursor", defaultValue: 0);
        ContactStore contacts = call.Location.Contacts;
        IEnumerable<Contact> found = email is not null
            ? contacts.FindAllByEmail(email)
            : contacts.FindAllByPhone(phone!);
        Contact[] page = [.. found.OrderBy(contact => contact.Id, StringComparer.Ordinal).Skip(start).Take(limit)];
        string? cursor = page.Length == limit ? $"{start + limit}" : null;
        return HighLevelCall.Ok(
            ("contacts", JsonPart.List(page.Select(contact => ContactJson.Write(contact, ContactShape.Read)))),
            ("nextCursor", cursor));
    }
}
