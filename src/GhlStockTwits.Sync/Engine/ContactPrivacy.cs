using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Reads what of a contact and its notes must not appear in a public text.</summary>
internal static class ContactPrivacy
{
    /// <summary>The private values, as <see cref="RecordPrivacy"/> collects them from a record.</summary>
    /// <exception cref="ApiException">The contact or its notes could not be read.</exception>
    public static async Task<PrivateValues> ReadAsync(
        HighLevelConnection ghl, string contactId, PublishList publish, CallContext call)
    {
        Arguments arguments = new() { { "contactId", contactId } };
        Contact contact = (await ghl.SendAsync(Contacts.Get, arguments, call).ConfigureAwait(false)).Value
            ?? throw new ApiException(Contacts.Get, ApiErrorKind.InvalidResponse, "The response has no contact");
        ContactNote[] notes = (await ghl.SendAsync(ContactNotes.List, arguments, call).ConfigureAwait(false)).Value
            ?? throw new ApiException(ContactNotes.List, ApiErrorKind.InvalidResponse, "The response has no notes");
        ContactRecord record = RecordBuilder.From(contact, null, Recipe.DefaultHandleField) with
        {
            Notes = [.. notes.Select(static note => new RecordNote(note.Id, note.Title, note.Body, note.DateAdded))],
        };
        return RecordPrivacy.ValuesOf(record, publish);
    }
}
