using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>Everything that belongs to one HighLevel location.</summary>
internal sealed class LocationData
{
    public LocationData(JsonObject profile, TimeSpan searchLag)
    {
        Profile = profile;
        Id = (string)profile["id"]!;
        Contacts = new ContactStore(searchLag);
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById((string)profile["timezone"]!);
    }

    public string Id { get; }

    public JsonObject Profile { get; }

    public TimeZoneInfo TimeZone { get; }

    public ContactStore Contacts { get; }

    public Table Tasks { get; } = new("contactId");

    public Table RecurringTasks { get; } = new();

    public Table Notes { get; } = new("contactId");

    public Table Tags { get; } = new();

    public Table CustomFields { get; } = new();

    public Table CustomValues { get; } = new();

    public Table Businesses { get; } = new();

    public Table Calendars { get; } = new();

    /// <summary>Appointments and blocked slots.</summary>
    public Table Events { get; } = new("contactId");

    public Table AppointmentNotes { get; } = new("appointmentId");

    public Table Workflows { get; } = new();

    public Table Campaigns { get; } = new();

    public bool AllowsDuplicates => (bool?)Profile["settings"]?["allowDuplicateContact"] ?? false;

    /// <summary>A custom field by its id, or by its key with or without the leading "contact.".</summary>
    public JsonObject? FindCustomField(string idOrKey)
    {
        return CustomFields.Find(idOrKey)
            ?? CustomFields.Rows.FirstOrDefault(field =>
                (string?)field["fieldKey"] is { } key && (key == idOrKey || key == $"contact.{idOrKey}"));
    }

    public JsonObject? FindTag(string name)
    {
        return Tags.Rows.FirstOrDefault(tag => (string?)tag["name"] == name);
    }
}
