using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The notes of a contact.</summary>
internal static class ContactNotes
{
    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/contacts/{contactId}/notes", Scopes.ContactsRead, List),
        new("POST", "/contacts/{contactId}/notes", Scopes.ContactsWrite, Create)
        {
            Body = new BodySchema("body:string! userId:string? title:string? color:string? pinned:boolean"),
        },
        new("GET", "/contacts/{contactId}/notes/{id}", Scopes.ContactsRead, Get),
        new("PUT", "/contacts/{contactId}/notes/{id}", Scopes.ContactsWrite, Update)
        {
            Body = new BodySchema("body:string userId:string? title:string? color:string? pinned:boolean"),
        },
        new("DELETE", "/contacts/{contactId}/notes/{id}", Scopes.ContactsWrite, Delete),
    ];

    /// <summary>Choice: newest first.</summary>
    private static HttpResponse List(HighLevelCall call)
    {
        IEnumerable<JsonObject> notes = call.Location.ContactNotes.OwnedBy(call.FindContact().Id);
        return HighLevelCall.Ok(("notes", JsonPart.List(notes.Reverse())));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        call.RequireUser((string?)call.Body["userId"]);
        JsonObject note = call.NewResource(("contactId", contact.Id), ("dateAdded", ContactJson.Iso(call.Now)));
        call.Location.ContactNotes.Add(note);
        call.Notify(WebhookPayloads.OfNote("NoteCreate", call.Location, note));
        return HighLevelCall.Created(("note", note));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("note", FindNote(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject note = FindNote(call);
        call.RequireUser((string?)call.Body["userId"]);
        call.MergeBody(note);
        call.Notify(WebhookPayloads.OfNote("NoteUpdate", call.Location, note));
        return HighLevelCall.Ok(("note", note));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        JsonObject note = FindNote(call);
        call.Location.ContactNotes.Remove((string)note["id"]!);
        call.Notify(WebhookPayloads.OfNote("NoteDelete", call.Location, note));
        return HighLevelCall.Ok(("succeded", true));
    }

    private static JsonObject FindNote(HighLevelCall call)
    {
        string contactId = call.FindContact().Id;
        JsonObject note = call.FindResource(location => location.ContactNotes, "id", "Note");
        return (string?)note["contactId"] == contactId
            ? note
            : throw HighLevelException.NotFound("Note", call.RouteValues["id"]);
    }
}
