using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Notes of a contact (highlevel-api 2.1, rows 12 to 16).</summary>
internal static class ContactNotes
{
    private const string Fields = "userId title color pinned:bool";

    public static readonly Operation<ContactNote[]> List =
        Define("note.list", "GET /contacts/{contactId}/notes", "get-all-notes",
            ContactsRead, "notes", HighLevelJson.Default.ContactNoteArray);

    public static readonly Operation<ContactNote> Get =
        Define("note.get", "GET /contacts/{contactId}/notes/{id}", "get-note",
            ContactsRead, "note", HighLevelJson.Default.ContactNote);

    public static readonly Operation<ContactNote> Create =
        Define("note.create", "POST /contacts/{contactId}/notes", "create-note",
            ContactsWrite, "note", HighLevelJson.Default.ContactNote,
            body: "body* " + Fields) with
        {
            VerifiedBy = OutcomeCheck.In(
                List, static (sent, note) => OutcomeCheck.IsSame(sent["body"], note.Body)
                    && (!sent.Has("title") || OutcomeCheck.IsSame(sent["title"], note.Title)),
                "contactId"),
        };

    public static readonly Operation<ContactNote> Update =
        Define("note.update", "PUT /contacts/{contactId}/notes/{id}", "update-note",
            ContactsWrite, "note", HighLevelJson.Default.ContactNote,
            body: "body " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("note.delete", "DELETE /contacts/{contactId}/notes/{id}", "delete-note",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement);
}
