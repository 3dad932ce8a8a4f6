using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The followers of a contact.</summary>
internal static class ContactFollowers
{
    private static readonly BodySchema s_body = new("followers:strings!");

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/{contactId}/followers", Scopes.ContactsWrite, Add) { Body = s_body },
        new("DELETE", "/contacts/{contactId}/followers", Scopes.ContactsWrite, Remove) { Body = s_body },
    ];

    private static HttpResponse Add(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string[] added = [.. ReadFollowers(call).Except(contact.Followers)];
        Array.ForEach(added, call.RequireUser);
        Contact changed = Save(call, contact, [.. contact.Followers, .. added]);
        return HighLevelCall.Created(
            ("followers", JsonPart.List(changed.Followers)),
            ("followersAdded", JsonPart.List(added)));
    }

    private static HttpResponse Remove(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string[] removed = [.. ReadFollowers(call).Intersect(contact.Followers)];
        Contact changed = Save(call, contact, [.. contact.Followers.Except(removed)]);
        return HighLevelCall.Ok(
            ("followers", JsonPart.List(changed.Followers)),
            ("followersRemoved", JsonPart.List(removed)));
    }

    private static IEnumerable<string> ReadFollowers(HighLevelCall call)
    {
        return ((JsonArray)call.Body["followers"]!).Select(id => (string)id!).Distinct();
    }

    private static Contact Save(HighLevelCall call, Contact contact, IReadOnlyList<string> followers)
    {
        Contact changed = contact with { Followers = followers, DateUpdated = call.Now };
        call.SaveContact(changed);
        return changed;
    }
}
