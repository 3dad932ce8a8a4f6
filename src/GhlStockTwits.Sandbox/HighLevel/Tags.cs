using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The tags of a location.</summary>
internal static class Tags
{
    private static readonly BodySchema s_body = new("name:string!");

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/locations/{locationId}/tags", Scopes.TagsRead, List),
        new("POST", "/locations/{locationId}/tags", Scopes.TagsWrite, Create) { Body = s_body },
        new("GET", "/locations/{locationId}/tags/{tagId}", null, Get),
        new("PUT", "/locations/{locationId}/tags/{tagId}", null, Update) { Body = s_body },
        new("DELETE", "/locations/{locationId}/tags/{tagId}", null, Delete),
    ];

    /// <summary>Adds tags that a contact received to its location.</summary>
    public static void AddMissing(HighLevelCall call, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (call.Location.FindTag(name) is null)
            {
                Add(call, name);
            }
        }
    }

    private static HttpResponse List(HighLevelCall call)
    {
        return HighLevelCall.Ok(("tags", JsonPart.List(call.Location.Tags.Items)));
    }

    /// <summary>The document says 200 here and 201 for the others.</summary>
    private static HttpResponse Create(HighLevelCall call)
    {
        return HighLevelCall.Ok(("tag", Add(call, ReadUniqueName(call, exceptId: null))));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("tag", FindTagById(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject tag = FindTagById(call);
        string oldName = (string)tag["name"]!;
        string name = ReadUniqueName(call, exceptId: (string)tag["id"]!);
        tag["name"] = name;
        UpdateContacts(call, oldName, tags => tags.Select(other => other == oldName ? name : other));
        return HighLevelCall.Ok(("tag", tag));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        JsonObject tag = FindTagById(call);
        string name = (string)tag["name"]!;
        call.Location.Tags.Remove((string)tag["id"]!);
        UpdateContacts(call, name, tags => tags.Where(other => other != name));
        return HighLevelCall.Ok(("succeded", true));
    }

    /// <summary>Choice: renaming or deleting a tag also changes its contacts.</summary>
    private static void UpdateContacts(
        HighLevelCall call,
        string name,
        Func<IEnumerable<string>, IEnumerable<string>> change)
    {
        ContactStore contacts = call.Location.Contacts;
        foreach (Contact contact in contacts.ByDateAdded.All.Where(contact => contact.Tags.Contains(name)).ToArray())
        {
            call.SaveContact(contact with { Tags = [.. change(contact.Tags)], DateUpdated = call.Now });
        }
    }

    private static JsonObject FindTagById(HighLevelCall call)
    {
        return call.FindResource(location => location.Tags, "tagId", "Tag");
    }

    private static JsonObject Add(HighLevelCall call, string name)
    {
        return call.Location.Tags.Add(new JsonObject
        {
            ["id"] = call.Data.Ids.Id(),
            ["name"] = name,
            ["locationId"] = call.Location.Id,
        });
    }

    /// <summary>Choice: a name that exists is rejected with 400.</summary>
    private static string ReadUniqueName(HighLevelCall call, string? exceptId)
    {
        string name = ((string)call.Body["name"]!).Trim().ToLowerInvariant();
        JsonObject? taken = call.Location.FindTag(name);
        return taken is null || (string?)taken["id"] == exceptId
            ? name
            : throw HighLevelException.BadRequest("The tag name already exists.");
    }
}
