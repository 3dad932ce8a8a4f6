using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelRow;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Notes of a contact (highlevel-api 2.1, rows 12 to 16).</summary>
internal static class ContactNotes
{
    private const string Fields = "userId title color pinned:bool";

    public static readonly Operation<Note[]> List =
        Row("note.list", "GET /contacts/{contactId}/notes", "get-all-notes",
            ContactsRead, "notes", HighLevelJson.Default.NoteArray);

    public static readonly Operation<Note> Get =
        Row("note.get", "GET /contacts/{contactId}/notes/{id}", "get-note",
            ContactsRead, "note", HighLevelJson.Default.Note);

    public static readonly Operation<Note> Create =
        Row("note.create", "POST /contacts/{contactId}/notes", "create-note",
            ContactsWrite, "note", HighLevelJson.Default.Note,
            body: "body* " + Fields);

    public static readonly Operation<Note> Update =
        Row("note.update", "PUT /contacts/{contactId}/notes/{id}", "update-note",
            ContactsWrite, "note", HighLevelJson.Default.Note,
            body: "body " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Row("note.delete", "DELETE /contacts/{contactId}/notes/{id}", "delete-note",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement);
}
