using System.Globalization;
using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Records;

/// <summary>The values of a record and of a change, by the names that conditions and templates use.</summary>
internal static class RecordFields
{
    /// <summary>The names that a recipe can publish besides custom fields.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "handle", "name", "firstName", "lastName", "companyName", "tags", "audiences", "tag", "taskId", "title",
            "status",
        "dueDate", "startTime",
    };

    /// <summary>All values: custom fields first, then the record's own, then those of the change, which wins.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record, ChangeEvent? change)
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
        foreach ((string key, object? value) in change?.Fields ?? new Dictionary<string, object?>())
        {
            fields[key] = value is DateTimeOffset moment ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : value;
        }

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
