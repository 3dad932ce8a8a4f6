using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>
/// What HighLevel's webhooks tell about a change: less than their document lists. The attachments are always empty, a
/// contact has no dateUpdated, a new task has neither contactId nor body, a changed task has no event, and a note has
/// neither user nor title. A bulk import and an uploaded file have no event either: the sandbox loads imported contacts
/// without this class, and takes no files.
/// </summary>
internal static class WebhookPayloads
{
    /// <summary>
    /// The events of a contact that was created or changed. ContactUpdate is about the fields that it has, and the
    /// time zone. Choice: tags and Do Not Disturb have only their own events, also those of a tag that was renamed or
    /// deleted, and a new contact has one event, also with tags. Followers, workflows, and what contacts refuse to
    /// receive by themselves have none.
    /// </summary>
    public static IEnumerable<HighLevelEvent> OfChange(Contact? before, Contact after)
    {
        if (before is null)
        {
            yield return OfContact("ContactCreate", after);
            yield break;
        }

        JsonObject fields = ContactFields(after);
        if (before.Timezone != after.Timezone || !JsonNode.DeepEquals(ContactFields(before), fields))
        {
            yield return OfContact("ContactUpdate", after);
        }

        if (!before.Tags.ToHashSet().SetEquals(after.Tags))
        {
            yield return OfContact("ContactTagUpdate", after);
        }

        if (before.Dnd != after.Dnd || !JsonNode.DeepEquals(before.DndSettings, after.DndSettings))
        {
            HighLevelEvent change = OfContact("ContactDndUpdate", after);
            JsonObject settings = after.DndSettings ?? (after.Dnd ? DndChannels.AllInactive : []);
            change.Data["dndSettings"] = Pick(settings, DndChannels.Names);
            yield return change;
        }
    }

    /// <summary>Choice: what a contact had is deleted with it, without events of its own.</summary>
    public static HighLevelEvent OfContact(string type, Contact contact)
    {
        JsonObject data = ContactFields(contact);
        data["dnd"] = contact.Dnd;
        data["tags"] = new JsonArray([.. contact.Tags.Select(tag => (JsonNode)tag)]);
        data["attachments"] = new JsonArray();
        return new HighLevelEvent(type, contact.LocationId, data);
    }

    public static HighLevelEvent OfNote(string type, LocationData location, JsonObject note)
    {
        return new HighLevelEvent(type, location.Id, Pick(note, "id", "body", "contactId", "dateAdded"));
    }

    public static HighLevelEvent OfNewTask(LocationData location, JsonObject task, DateTimeOffset now)
    {
        JsonObject data = Pick(task, "id", "assignedTo", "title", "dueDate");
        data["dateAdded"] = ContactJson.Iso(now);
        return new HighLevelEvent("TaskCreate", location.Id, data);
    }

    /// <summary>Completed or deleted. The sandbox does not keep when a task was added.</summary>
    public static HighLevelEvent OfTask(string type, LocationData location, JsonObject task)
    {
        return new HighLevelEvent(
            type, location.Id, Pick(task, "id", "assignedTo", "body", "contactId", "title", "dueDate"));
    }

    public static HighLevelEvent OfAppointment(string type, LocationData location, JsonObject appointment)
    {
        JsonObject fields = Pick(
            appointment, "id", "address", "title", "calendarId", "contactId", "groupId", "appointmentStatus",
            "assignedUserId", "users", "notes", "source", "startTime", "endTime", "dateAdded", "dateUpdated");
        return new HighLevelEvent(type, location.Id, new JsonObject { ["appointment"] = fields });
    }

    /// <summary>
    /// A user of locations has an event in each; one of the agency has the company's. Choice: changed and deleted users
    /// have the fields that the document lists for new ones.
    /// </summary>
    public static IEnumerable<HighLevelEvent> OfUser(string type, HighLevelData agency, JsonObject user)
    {
        JsonObject roles = (JsonObject)user["roles"]!;
        JsonObject fields = Pick(user, "id", "firstName", "lastName", "email", "phone", "extension", "permissions");
        fields["role"] = roles["role"]?.DeepClone();
        JsonArray locations = roles["locationIds"] as JsonArray ?? [];
        if ((string?)roles["type"] != "agency")
        {
            return locations.Select(id => new HighLevelEvent(type, (string)id!, (JsonObject)fields.DeepClone()));
        }

        fields["companyId"] = agency.CompanyId;
        fields["locations"] = locations.DeepClone();
        return [new HighLevelEvent(type, LocationId: null, fields)];
    }

    /// <summary>
    /// The app was installed in a location, or in the agency if there is none. Choice: the app is free, so it has
    /// neither a plan nor a trial.
    /// </summary>
    public static HighLevelEvent OfInstall(HighLevelData agency, LocationData? location)
    {
        return new HighLevelEvent("INSTALL", location?.Id, new JsonObject
        {
            ["installType"] = location is null ? "Company" : "Location",
            ["companyId"] = agency.CompanyId,
            ["userId"] = (string?)agency.FirstUser["id"],
            ["companyName"] = "Sandbox agency",
            ["isWhitelabelCompany"] = false,
            ["whitelabelDetails"] = new JsonObject(),
        });
    }

    public static HighLevelEvent OfUninstall(HighLevelData agency, LocationData? location)
    {
        JsonObject data = location is null ? new() { ["companyId"] = agency.CompanyId } : [];
        return new HighLevelEvent("UNINSTALL", location?.Id, data);
    }

    /// <summary>
    /// A workflow's custom webhook: no type, no ID and no time; custom fields by their labels, and tags as one text.
    /// Choice: the workflow is the location's first one.
    /// </summary>
    public static JsonObject OfWorkflow(LocationData location, Contact contact, JsonObject? customData)
    {
        JsonObject body = [];
        foreach (CustomFieldValue field in contact.CustomFields.Where(field => !field.IsEmpty))
        {
            if ((string?)location.CustomFields.Find(field.Id)?["name"] is { } label)
            {
                body[label] = field.Value.DeepClone();
            }
        }

        Add(
            body,
            ("contact_id", contact.Id),
            ("first_name", contact.FirstName),
            ("last_name", contact.LastName),
            ("full_name", contact.Name),
            ("email", contact.Email),
            ("phone", contact.Phone),
            ("tags", string.Join(',', contact.Tags)),
            ("company_name", contact.CompanyName),
            ("address1", contact.Address1),
            ("city", contact.City),
            ("state", contact.State),
            ("country", contact.Country),
            ("postal_code", contact.PostalCode),
            ("website", contact.Website),
            ("timezone", contact.Timezone),
            ("date_of_birth", DateOfBirth(contact)),
            ("contact_source", contact.Source),
            ("contact_type", contact.Type),
            ("date_created", ContactJson.Iso(contact.DateAdded)));
        body["location"] = Pick(location.Profile, "id", "name", "address", "city", "state", "country", "postalCode");
        body["workflow"] = Pick(location.Workflows.Items.First(), "id", "name");
        body["triggerData"] = new JsonObject();
        body["customData"] = customData?.DeepClone() ?? new JsonObject();
        return body;
    }

    /// <summary>The fields that ContactUpdate is about.</summary>
    private static JsonObject ContactFields(Contact contact)
    {
        JsonObject fields = [];
        Add(
            fields,
            ("id", contact.Id),
            ("address1", contact.Address1),
            ("city", contact.City),
            ("state", contact.State),
            ("companyName", contact.CompanyName),
            ("country", contact.Country),
            ("source", contact.Source),
            ("dateAdded", ContactJson.Iso(contact.DateAdded)),
            ("dateOfBirth", DateOfBirth(contact)),
            ("email", contact.Email),
            ("name", contact.Name),
            ("firstName", contact.FirstName),
            ("lastName", contact.LastName),
            ("phone", contact.Phone),
            ("postalCode", contact.PostalCode),
            ("website", contact.Website),
            ("assignedTo", contact.AssignedTo));
        fields["customFields"] = new JsonArray([.. contact.CustomFields.Select(field => new JsonObject
        {
            ["id"] = field.Id,
            ["value"] = field.Value.DeepClone(),
        })]);
        return fields;
    }

    private static string? DateOfBirth(Contact contact)
    {
        return contact.DateOfBirth is { } date ? $"{date}T00:00:00.000Z" : null;
    }

    /// <summary>Values that are not set are missing.</summary>
    private static void Add(JsonObject fields, params (string Name, string? Value)[] values)
    {
        foreach ((string name, string? value) in values.Where(field => field.Value is not null))
        {
            fields[name] = value;
        }
    }

    private static JsonObject Pick(JsonObject source, params string[] names)
    {
        JsonObject picked = [];
        foreach (string name in names)
        {
            if (source[name] is { } value)
            {
                picked[name] = value.DeepClone();
            }
        }

        return picked;
    }
}

/// <summary>Something that happened in a location, or in the agency if it has none.</summary>
internal sealed record HighLevelEvent(string Type, string? LocationId, JsonObject Data);
