using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The campaigns, workflows and appointments of a contact.</summary>
internal static class ContactAutomation
{
    private static readonly BodySchema s_workflowBody = new("eventStartTime:date?");

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/{contactId}/campaigns/{campaignId}", Scopes.ContactsWrite, AddToCampaign)
        {
            Body = new BodySchema(""),
        },
        new("DELETE", "/contacts/{contactId}/campaigns/{campaignId}", Scopes.ContactsWrite, RemoveFromCampaign),
        new("DELETE", "/contacts/{contactId}/campaigns/removeAll", Scopes.ContactsWrite, RemoveFromAllCampaigns),
        new("POST", "/contacts/{contactId}/workflow/{workflowId}", Scopes.ContactsWrite, AddToWorkflow)
        {
            Body = s_workflowBody,
        },

        // Choice: the document requires a body, so one that is missing is refused.
        new("DELETE", "/contacts/{contactId}/workflow/{workflowId}", Scopes.ContactsWrite, RemoveFromWorkflow)
        {
            Body = s_workflowBody,
            BodyIsRequired = true,
        },
        new("GET", "/contacts/{contactId}/appointments", Scopes.ContactsRead, ListAppointments),
    ];

    private static HttpResponse AddToCampaign(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string id = FindId(call, location => location.Campaigns, "campaignId", "Campaign");
        Save(call, contact with { Campaigns = [.. contact.Campaigns.Union([id])] });
        return HighLevelCall.Created(("succeded", true));
    }

    private static HttpResponse RemoveFromCampaign(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string id = FindId(call, location => location.Campaigns, "campaignId", "Campaign");
        return SaveAndRespond(call, contact with { Campaigns = [.. contact.Campaigns.Except([id])] });
    }

    private static HttpResponse RemoveFromAllCampaigns(HighLevelCall call)
    {
        return SaveAndRespond(call, call.FindContact() with { Campaigns = [] });
    }

    /// <summary>The document says 200. The service returns 201.</summary>
    private static HttpResponse AddToWorkflow(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string id = FindId(call, location => location.Workflows, "workflowId", "Workflow");
        Save(call, contact with { Workflows = [.. contact.Workflows.Union([id])] });
        return HighLevelCall.Created(("succeded", true));
    }

    private static HttpResponse RemoveFromWorkflow(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        string id = FindId(call, location => location.Workflows, "workflowId", "Workflow");
        return SaveAndRespond(call, contact with { Workflows = [.. contact.Workflows.Except([id])] });
    }

    private static HttpResponse ListAppointments(HighLevelCall call)
    {
        IEnumerable<JsonObject> events = call.Location.Events.OwnedBy(call.FindContact().Id);
        return HighLevelCall.Ok(("events", JsonPart.List(events.Select(item => WithLocalTimes(item, call.Location)))));
    }

    /// <summary>Times are returned without a time zone. Choice: they are in the location's time zone.</summary>
    private static JsonObject WithLocalTimes(JsonObject appointment, LocationData location)
    {
        JsonObject copy = (JsonObject)appointment.DeepClone();
        foreach (string name in new[] { "startTime", "endTime", "dateAdded", "dateUpdated" })
        {
            DateTimeOffset time = DateTimeOffset.Parse((string)copy[name]!, CultureInfo.InvariantCulture);
            copy[name] = TimeZoneInfo.ConvertTime(time, location.TimeZone)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return copy;
    }

    private static string FindId(
        HighLevelCall call,
        Func<LocationData, ResourceCollection> resources,
        string parameter,
        string name)
    {
        return (string)call.FindResource(resources, parameter, name)["id"]!;
    }

    private static HttpResponse SaveAndRespond(HighLevelCall call, Contact contact)
    {
        Save(call, contact);
        return HighLevelCall.Ok(("succeded", true));
    }

    private static void Save(HighLevelCall call, Contact contact)
    {
        call.SaveContact(contact with { DateUpdated = call.Now });
    }
}
