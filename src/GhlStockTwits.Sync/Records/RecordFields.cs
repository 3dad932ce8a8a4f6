using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Records;

/// <summary>The values of a record and of a change, by the names that conditions and templates use.</summary>
internal static class RecordFields
{
    /// <summary>All values of a record and of a change, which wins; times in the time zone of the recipe.</summary>
    public static Dictionary<string, object?> Of(ContactRecord? record, ChangeEvent change, TimeZoneInfo zone)
    {
        Dictionary<string, object?> fields =
            record is null ? new(StringComparer.OrdinalIgnoreCase) : Of(record);
        foreach ((string key, object? value) in change.Fields ?? new Dictionary<string, object?>())
        {
            fields[key] = FieldTimes.Format(key, value, zone);
        }

        return fields;
    }

    /// <summary>The values of a record: custom fields first, then its own.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record)
    {
        Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string value) in record.CustomField)
        {
            fields[key] = value;
        }

        fields["handle"] = record.User?.Username ?? record.Handle;
        fields["name"] = record.Name;
        fields["firstName"] = record.FirstName;
        fields["lastName"] = record.LastName;
        fields["email"] = record.Email;
        fields["companyName"] = record.CompanyName;
        fields["tags"] = record.Tags;
        fields["audiences"] = record.Audiences;
        fields["phone"] = record.Phone;
        fields["contactId"] = record.ContactId;
        fields["dateAdded"] = record.DateAdded;
        fields["dnd"] = record.Dnd;
        fields["link"] = record.Link.ToString().ToLowerInvariant();
        fields["followers"] = record.User?.Followers;
        fields["following"] = record.User?.Following;
        fields["ideas"] = record.User?.Ideas;
        fields["official"] = record.User?.Official;
        fields["userId"] = record.User?.UserId;
        fields["username"] = record.User?.Username;
        fields["userSymbols"] = record.User?.Activity?.Symbols.Split(',', StringSplitOptions.RemoveEmptyEntries);
        fields["userSentiment"] = record.User?.Activity?.Sentiment;
        fields["messagesPerWeek"] = record.User?.Activity?.MessagesPerWeek;
        fields["lastSeen"] = record.User?.Activity?.LastSeen;
        return fields;
    }

    public static Dictionary<string, object?> OfTag(string tag) => new() { ["tag"] = tag };

    public static Dictionary<string, object?> OfTask(RecordTask task) => new()
    {
        ["taskId"] = task.TaskId,
        ["title"] = task.Title,
        ["status"] = task.Status,
        ["dueDate"] = task.DueDate,
    };

    public static Dictionary<string, object?> OfNote(RecordNote note) => new() { ["noteId"] = note.NoteId };

    public static Dictionary<string, object?> OfAppointment(RecordAppointment appointment) => new()
    {
        ["appointmentId"] = appointment.AppointmentId,
        ["title"] = appointment.Title,
        ["status"] = appointment.Status,
        ["startTime"] = appointment.StartTime,
    };
}
