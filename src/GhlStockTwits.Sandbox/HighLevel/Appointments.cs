using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Appointments and blocked slots.</summary>
internal static class Appointments
{
    private const string WritableProperties = "title:string meetingLocationType:string meetingLocationId:string "
        + "overrideLocationConfig:boolean appointmentStatus:string assignedUserId:string description:string "
        + "address:string ignoreDateRange:boolean toNotify:boolean ignoreFreeSlotValidation:boolean rrule:string "
        + "endTime:date ";

    private static readonly string[] s_statuses = ["new", "confirmed", "cancelled", "showed", "noshow", "invalid"];

    /// <summary>Options of the booking that the service does not store.</summary>
    private static readonly string[] s_bookingOptions =
        ["ignoreDateRange", "toNotify", "ignoreFreeSlotValidation", "overrideLocationConfig", "meetingLocationId"];

    private static readonly BodySchema s_blockSlotBody = new(
        "title:string assignedUserId:string startTime:date endTime:date calendarId:string locationId:string!");

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/calendars/events/appointments", Scopes.EventsWrite, Create)
        {
            Body = new BodySchema(
                WritableProperties + "calendarId:string! locationId:string! contactId:string! startTime:date!"),
        },
        new("GET", "/calendars/events/appointments/{eventId}", Scopes.EventsRead, Get),
        new("PUT", "/calendars/events/appointments/{eventId}", Scopes.EventsWrite, Update)
        {
            Body = new BodySchema(WritableProperties + "calendarId:string startTime:date"),
        },
        new("DELETE", "/calendars/events/{eventId}", Scopes.EventsWrite, Delete),
        new("POST", "/calendars/events/block-slots", Scopes.EventsWrite, CreateBlockSlot) { Body = s_blockSlotBody },
        new("PUT", "/calendars/events/block-slots/{eventId}", Scopes.EventsWrite, UpdateBlockSlot)
        {
            Body = s_blockSlotBody,
        },
    ];

    /// <summary>
    /// Returns the object without an envelope, unlike reading it. Choice: the message about a slot that is not free.
    /// </summary>
    private static HttpResponse Create(HighLevelCall call)
    {
        Contact contact = call.FindContact((string)call.Body["contactId"]!);
        string calendarId = (string)call.Body["calendarId"]!;
        JsonObject calendar = call.Location.Calendars.Find(calendarId)
            ?? throw HighLevelException.NotFound("Calendar", calendarId);
        bool skipsCheck = (bool?)call.Body["ignoreFreeSlotValidation"] == true;
        if (!skipsCheck && !Calendars.IsFree(call.Location, calendarId, ReadTime(call, "startTime")))
        {
            throw HighLevelException.BadRequest("The slot you have selected is no longer available.");
        }

        JsonObject appointment = NewAppointment(
            call.Data.Ids.Id(),
            contact,
            calendar,
            $"{contact.Name}: {(string?)calendar["name"]}",
            call.Now);
        ApplyBody(call, appointment);
        call.Location.Events.Add(appointment);
        Notify(call, "AppointmentCreate", appointment);
        return HighLevelCall.WithoutEnvelope(200, appointment);
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("event", FindEvent(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject appointment = FindEvent(call);
        ApplyBody(call, appointment);
        Notify(call, "AppointmentUpdate", appointment);
        return HighLevelCall.WithoutEnvelope(200, appointment);
    }

    /// <summary>Returns 201. Here the service spells the property correctly.</summary>
    private static HttpResponse Delete(HighLevelCall call)
    {
        JsonObject appointment = FindEvent(call);
        string id = (string)appointment["id"]!;
        call.Location.Events.Remove(id);
        call.Location.AppointmentNotes.RemoveOwnedBy(id);
        Notify(call, "AppointmentDelete", appointment);
        return HighLevelCall.Created(("succeeded", true));
    }

    private static HttpResponse CreateBlockSlot(HighLevelCall call)
    {
        CheckOwnerOfBlock(call);

        // Choice: a blocked slot has empty strings where the document's events have a contact and so on.
        string now = ContactJson.Iso(call.Now);
        JsonObject slot = call.NewResource(
            ("title", "Blocked"),
            ("contactId", ""),
            ("groupId", ""),
            ("assignedUserId", ""),
            ("appointmentStatus", "confirmed"),
            ("users", new JsonArray()),
            ("startTime", now),
            ("endTime", now),
            ("dateAdded", now));
        ApplyBody(call, slot);
        return HighLevelCall.WithoutEnvelope(201, call.Location.Events.Add(slot));
    }

    private static HttpResponse UpdateBlockSlot(HighLevelCall call)
    {
        CheckOwnerOfBlock(call);
        JsonObject slot = FindEvent(call);
        ApplyBody(call, slot);
        return HighLevelCall.WithoutEnvelope(201, slot);
    }

    /// <summary>
    /// The document requires a calendar, and says of both that either can be set. Choice: one of them, as it says.
    /// </summary>
    private static void CheckOwnerOfBlock(HighLevelCall call)
    {
        string? calendarId = (string?)call.Body["calendarId"];
        if (calendarId is null == call.Body["assignedUserId"] is null)
        {
            throw HighLevelException.Invalid("Either calendarId or assignedUserId can be set, not both.");
        }

        if (calendarId is not null && call.Location.Calendars.Find(calendarId) is null)
        {
            throw HighLevelException.NotFound("Calendar", calendarId);
        }
    }

    public static JsonObject NewAppointment(
        string id,
        Contact contact,
        JsonObject calendar,
        string title,
        DateTimeOffset now)
    {
        string? userId = (string?)calendar["teamMembers"]?[0]?["userId"];
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = title,
            ["calendarId"] = (string)calendar["id"]!,
            ["locationId"] = contact.LocationId,
            ["contactId"] = contact.Id,
            ["groupId"] = (string?)calendar["groupId"],
            ["appointmentStatus"] = "confirmed",
            ["assignedUserId"] = userId,
            ["users"] = new JsonArray(userId),
            ["isRecurring"] = false,
            ["startTime"] = Iso(now),
            ["endTime"] = Iso(now.AddHours(1)),
            ["dateAdded"] = ContactJson.Iso(now),
            ["dateUpdated"] = ContactJson.Iso(now),
        };
    }

    public static string Iso(DateTimeOffset time)
    {
        return time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static void ApplyBody(HighLevelCall call, JsonObject item)
    {
        if ((string?)call.Body["appointmentStatus"] is { } status && !s_statuses.Contains(status))
        {
            throw HighLevelException.Invalid(
                $"appointmentStatus must be one of the following values: {string.Join(", ", s_statuses)}");
        }

        call.RequireUser((string?)call.Body["assignedUserId"]);
        call.MergeBody(item);
        foreach (string name in s_bookingOptions)
        {
            item.Remove(name);
        }

        // Choice: an event without an end time takes an hour.
        if (call.Body["startTime"] is not null && call.Body["endTime"] is null)
        {
            item["endTime"] = Iso(ReadTime(call, "startTime").AddHours(1));
        }

        foreach (string name in new[] { "startTime", "endTime" })
        {
            if (call.Body[name] is not null)
            {
                item[name] = Iso(ReadTime(call, name));
            }
        }

        item["dateUpdated"] = ContactJson.Iso(call.Now);
    }

    private static DateTimeOffset ReadTime(HighLevelCall call, string name)
    {
        return DateTimeOffset.Parse(
            (string)call.Body[name]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>Choice: blocked slots and notes of appointments have no webhooks.</summary>
    private static void Notify(HighLevelCall call, string type, JsonObject item)
    {
        if (!Calendars.IsBlockedSlot(item))
        {
            call.Notify(WebhookPayloads.OfAppointment(type, call.Location, item));
        }
    }

    private static JsonObject FindEvent(HighLevelCall call)
    {
        return call.FindResource(location => location.Events, "eventId", "Event");
    }
}
