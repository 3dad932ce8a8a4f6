using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Collects what of a record must not appear in a public text.</summary>
internal static class RecordPrivacy
{
    /// <summary>The private values. Names are among them, unless the recipe publishes the field.</summary>
    public static PrivateValues ValuesOf(ContactRecord record, PublishList publish)
    {
        PrivateValues values = new();
        values.AddEmail(record.Email);
        values.AddPhone(record.Phone);
        values.Add(record.Address1);
        values.AddPlace(record.City);
        values.AddPlace(record.State);
        values.AddPlace(record.PostalCode);
        values.AddDate(record.DateOfBirth);
        foreach (RecordNote note in record.Notes)
        {
            values.AddNote(note.Body);
        }

        if (publish.Contains("handle"))
        {
            values.AllowNamesIn(record.Handle);
            values.AllowNamesIn(record.User?.Username);
        }

        values.AddNames(record.FirstName, record.LastName, record.Name, publish);
        return values;
    }
}
