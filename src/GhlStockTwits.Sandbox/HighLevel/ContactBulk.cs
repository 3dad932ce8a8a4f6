using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// Bulk updates of contacts. The document lists no scope; both operations require the one for writing contacts.
/// </summary>
internal static class ContactBulk
{
    private const int MaxIdLength = 50;

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/bulk/tags/update/{type}", Scopes.ContactsWrite, UpdateTags)
        {
            Body = new BodySchema("contacts:strings! tags:strings! locationId:string! removeAllTags:boolean"),
        },
        new("POST", "/contacts/bulk/business", Scopes.ContactsWrite, SetBusiness)
        {
            Body = new BodySchema("locationId:string! ids:strings! businessId:string?"),
        },
    ];

    private static HttpResponse UpdateTags(HighLevelCall call)
    {
        string type = call.RouteValues["type"];
        if (type is not ("add" or "remove"))
        {
            throw HighLevelException.BadRequest("type must be one of the following values: add, remove");
        }

        IReadOnlyList<string> tags = ContactUpdate.NormalizeTags(call.Body["tags"]);
        bool removeAll = (bool?)call.Body["removeAllTags"] == true;
        JsonObject[] results =
        [
            .. ReadStrings(call, "contacts").Select(id => UpdateTags(call, id, type, removeAll, tags)),
        ];
        int errors = results.Count(result => (string?)result["type"] == "error");
        return HighLevelCall.Created(
            ("succeded", true),
            ("errorCount", errors),
            ("responses", JsonPart.List(results)));
    }

    /// <summary>Choice: removeAllTags removes the tags first, then the new ones are added.</summary>
    private static JsonObject UpdateTags(
        HighLevelCall call,
        string contactId,
        string type,
        bool removeAll,
        IReadOnlyList<string> tags)
    {
        if (call.Location.Contacts.Find(contactId) is not { } contact)
        {
            bool isInOtherLocation = call.Data.FindLocation(location => location.Contacts.Find(contactId)) is not null;
            string message = isInOtherLocation ? "contact does not belong to location"
                : contactId.Length == 20 ? "contact is deleted"
                : "contact id is not a valid firebase id";
            return new JsonObject { ["contactId"] = contactId, ["message"] = message, ["type"] = "error" };
        }

        IEnumerable<string> kept = removeAll ? [] : contact.Tags;
        Contact changed = ContactTags.Save(call, contact, type == "add" ? kept.Union(tags) : kept.Except(tags));
        return new JsonObject
        {
            ["contactId"] = contactId,
            ["message"] = "Tags updated",
            ["type"] = "success",
            ["oldTags"] = ToJsonArray(contact.Tags),
            ["tagsAdded"] = ToJsonArray(changed.Tags.Except(contact.Tags)),
            ["tagsRemoved"] = ToJsonArray(contact.Tags.Except(changed.Tags)),
        };
    }

    /// <summary>Choice: the response leaves out IDs that are not contacts of the location.</summary>
    private static HttpResponse SetBusiness(HighLevelCall call)
    {
        string[] ids = [.. ReadStrings(call, "ids")];
        if (!call.Body.ContainsKey("businessId"))
        {
            throw HighLevelException.Invalid("businessId should not be empty");
        }

        if (ids.Any(id => id.Length > MaxIdLength))
        {
            throw HighLevelException.Invalid(
                $"each value in ids must be shorter than or equal to {MaxIdLength} characters");
        }

        string? businessId = (string?)call.Body["businessId"];
        JsonObject? business = businessId is null ? null
            : call.Location.Businesses.Find(businessId) ?? throw HighLevelException.NotFound("Business", businessId);
        List<string> changed = [];
        foreach (Contact contact in ids.Select(call.Location.Contacts.Find).OfType<Contact>())
        {
            Contact updated = contact with
            {
                BusinessId = businessId,
                CompanyName = (string?)business?["name"],
                DateUpdated = call.Now,
            };
            call.SaveContact(updated);
            changed.Add(contact.Id);
        }

        return HighLevelCall.Ok(("success", true), ("ids", JsonPart.List(changed)));
    }

    private static IEnumerable<string> ReadStrings(HighLevelCall call, string name)
    {
        return ((JsonArray)call.Body[name]!).Select(id => (string)id!);
    }

    private static JsonArray ToJsonArray(IEnumerable<string> texts)
    {
        return new JsonArray([.. texts.Select(text => (JsonNode)text)]);
    }
}
