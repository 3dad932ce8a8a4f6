using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The notes of an appointment.</summary>
internal static class AppointmentNotes
{
    private static readonly BodySchema s_body = new("body:string! userId:string?");

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/calendars/appointments/{appointmentId}/notes", Scopes.EventsRead, List),
        new("POST", "/calendars/appointments/{appointmentId}/notes", Scopes.EventsWrite, Create) { Body = s_body },
        new("PUT", "/calendars/appointments/{appointmentId}/notes/{noteId}", Scopes.EventsWrite, Update)
        {
            Body = s_body,
        },
        new("DELETE", "/calendars/appointments/{appointmentId}/notes/{noteId}", Scopes.EventsWrite, Delete),
    ];

    /// <summary>The service requires both limit and offset.</summary>
    private static HttpResponse List(HighLevelCall call)
    {
        if (call.Query("limit") is null || call.Query("offset") is null)
        {
            throw HighLevelException.Invalid("limit must be a number string", "offset must be a number string");
        }

        int limit = call.QueryNumber("limit", defaultValue: 20, min: 1, max: 20);
        int offset = call.QueryNumber("offset", defaultValue: 0);
        JsonObject[] notes = [.. call.Location.AppointmentNotes.OwnedBy(FindAppointmentId(call))];
        return HighLevelCall.Ok(
            ("notes", JsonPart.List(notes.Skip(offset).Take(limit))),
            ("hasMore", notes.Length > offset + limit));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        string appointmentId = FindAppointmentId(call);
        call.RequireUser((string?)call.Body["userId"]);
        JsonObject note = call.NewResource(
            ("appointmentId", appointmentId),
            ("contactId", (string?)call.Location.Events.Find(appointmentId)!["contactId"]),
            ("dateAdded", ContactJson.Iso(call.Now)));
        if ((string?)call.Body["userId"] is { } userId && call.Data.Users.Find(userId) is { } user)
        {
            note["createdBy"] = new JsonObject { ["id"] = userId, ["name"] = (string?)user["name"] };
        }

        return HighLevelCall.Created(("note", call.Location.AppointmentNotes.Add(note)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject note = FindNote(call);
        call.MergeBody(note);
        return HighLevelCall.Ok(("note", note));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        call.Location.AppointmentNotes.Remove((string)FindNote(call)["id"]!);
        return HighLevelCall.Ok(("success", true));
    }

    private static string FindAppointmentId(HighLevelCall call)
    {
        return (string)call.FindResource(location => location.Events, "appointmentId", "Appointment")["id"]!;
    }

    private static JsonObject FindNote(HighLevelCall call)
    {
        string appointmentId = FindAppointmentId(call);
        JsonObject note = call.FindResource(location => location.AppointmentNotes, "noteId", "Note");
        return (string?)note["appointmentId"] == appointmentId
            ? note
            : throw HighLevelException.NotFound("Note", call.RouteValues["noteId"]);
    }
}
