using System.Globalization;
using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Records;

/// <summary>A record's and a transition's values by the names that conditions and templates use.</summary>
internal static class RecordFields
{
    /// <summary>All values: custom fields first, then the record's own, then what the transition is about, which wins.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record, ChangeEvent? transition)
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
        foreach ((string key, object? value) in transition?.Fields ?? new Dictionary<string, object?>())
        {
            fields[key] = value is DateTimeOffset moment ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
        }

        return fields;
    }
}
