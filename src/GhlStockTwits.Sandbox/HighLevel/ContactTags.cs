using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The tags of a contact.</summary>
internal static class ContactTags
{
    private static readonly BodySchema s_body = new("tags:strings!");

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/{contactId}/tags", Scopes.ContactsWrite, Add) { Body = s_body },
        new("DELETE", "/contacts/{contactId}/tags", Scopes.ContactsWrite, Remove) { Body = s_body },
    ];

    public static Contact Save(HighLevelCall call, Contact contact, IEnumerable<string> tags)
    {
        Contact changed = contact with { Tags = [.. tags], DateUpdated = call.Now };
        Tags.AddMissing(call, changed.Tags);
        call.SaveContact(changed);
        return changed;
    }

    private static HttpResponse Add(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        IReadOnlyList<string> tags = ContactUpdate.NormalizeTags(call.Body["tags"]);
        string[] added = [.. tags.Except(contact.Tags)];
        Contact changed = Save(call, contact, contact.Tags.Concat(added));
        return HighLevelCall.Created(
            ("tags", JsonPart.List(changed.Tags)),
            ("tagsAdded", JsonPart.List(added)));
    }

    private static HttpResponse Remove(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        IReadOnlyList<string> tags = ContactUpdate.NormalizeTags(call.Body["tags"]);
        Contact changed = Save(call, contact, contact.Tags.Except(tags));
        return HighLevelCall.Ok(("tags", JsonPart.List(changed.Tags)));
    }
}
