using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Records;

/// <summary>The values of a record and of a change, by the names that conditions and templates use.</summary>
internal static class RecordFields
{
    /// <summary>The names that a recipe can publish besides custom fields.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "handle", "name", "firstName", "lastName", "companyName", "tags", "audiences", "tag", "taskId", "title",
        "status", "dueDate", "startTime",
    };

    /// <summary>Those of them that are moments, whose text depends on the time zone.</summary>
    public static readonly IReadOnlyList<string> Moments = ["dueDate", "startTime"];

    /// <summary>The names of a contact's own fields that conditions can use besides custom fields.</summary>
    public static readonly IReadOnlyList<string> OfContact =
        ["handle", "name", "firstName", "lastName", "email", "companyName", "tags"];

    /// <summary>The names that a change brings with it.</summary>
    /// <param name="kind">The kind of the change.</param>
    public static IEnumerable<string> NamesOf(string kind) => kind.Split('.')[0] switch
    {
        "tag" => ["tag"],
        "task" => ["taskId", "title", "status", "dueDate"],
        "appointment" => ["title", "status", "startTime"],
        _ => [],
    };

    /// <summary>All values of a record and of a change, which wins; times in the time zone of the recipe.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record, ChangeEvent change, TimeZoneInfo zone)
    {
        Dictionary<string, object?> fields = Of(record);
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

    public static Dictionary<string, object?> OfAppointment(RecordAppointment appointment) => new()
    {
        ["title"] = appointment.Title,
        ["status"] = appointment.Status,
        ["startTime"] = appointment.StartTime,
    };
}
