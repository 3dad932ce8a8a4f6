using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>An agency with its locations, its users and the installed application.</summary>
internal sealed class HighLevelData
{
    public HighLevelData(SeededRandom ids)
    {
        Ids = ids;
        CompanyId = ids.Id();
        ClientId = $"{ids.HexId(24)}-{ids.HexId(8)}";
        ClientSecret = Secrets.Uuid();

        // Drawn and not used, so that the data of a seed stay what they were.
        ids.Uuid();
    }

    /// <summary>Generates new IDs.</summary>
    public SeededRandom Ids { get; }

    public string CompanyId { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public string AppId => ClientId.Split('-')[0];

    /// <summary>A draft of an application is opened with the ID of its version.</summary>
    public bool AppIsDraft { get; set; }

    /// <summary>True if the application is for agencies; otherwise, it is for locations.</summary>
    public bool AppIsForAgencies { get; set; }

    /// <summary>False after the agency has uninstalled the application.</summary>
    public bool AppIsInstalled { get; set; } = true;

    public List<LocationData> Locations { get; } = [];

    public LocationData MainLocation => Locations[0];

    public ResourceCollection Users { get; } = new();

    public LocationData? FindLocation(string? id)
    {
        return Locations.Find(location => location.Id == id);
    }

    /// <summary>Whether a location, or the company if it is null, has the application and is not paused.</summary>
    public bool IsActive(string? locationId)
    {
        return HasApp(locationId) && (locationId is null || FindLocation(locationId)!.IsActive);
    }

    /// <summary>Whether a location, or the company if it is null, has the application.</summary>
    public bool HasApp(string? locationId)
    {
        return AppIsInstalled && (locationId is null || FindLocation(locationId) is { HasApp: true });
    }

    /// <summary>
    /// Installs or uninstalls the application in a location, or in the agency if it is null. Returns false if nothing
    /// changed.
    /// </summary>
    public bool SetInstalled(LocationData? location, bool installed)
    {
        bool changes = installed != (location?.HasApp ?? AppIsInstalled);
        if (location is null)
        {
            AppIsInstalled = installed;
        }
        else
        {
            location.HasApp = installed;
        }

        return changes;
    }

    /// <summary>Returns the first location in which something is found.</summary>
    public LocationData? FindLocation(Func<LocationData, object?> find)
    {
        return Locations.Find(location => find(location) is not null);
    }

    /// <summary>The user who appears as the owner of tokens.</summary>
    public JsonObject FirstUser => Users.Items.First();
}

/// <summary>The data of one HighLevel location.</summary>
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

    /// <summary>False while the agency has paused the location.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>False after the application was uninstalled from the location.</summary>
    public bool HasApp { get; set; } = true;

    public TimeZoneInfo TimeZone { get; }

    public ContactStore Contacts { get; }

    public ResourceCollection ContactTasks { get; } = new("contactId");

    public ResourceCollection RecurringTasks { get; } = new();

    public ResourceCollection ContactNotes { get; } = new("contactId");

    public ResourceCollection Tags { get; } = new();

    public ResourceCollection CustomFields { get; } = new();

    public ResourceCollection CustomValues { get; } = new();

    public ResourceCollection Businesses { get; } = new();

    public ResourceCollection Calendars { get; } = new();

    /// <summary>Appointments and blocked slots.</summary>
    public ResourceCollection Events { get; } = new("contactId");

    public ResourceCollection AppointmentNotes { get; } = new("appointmentId");

    public ResourceCollection Workflows { get; } = new();

    public ResourceCollection Campaigns { get; } = new();

    public bool AllowsDuplicates => (bool?)Profile["settings"]?["allowDuplicateContact"] ?? false;

    /// <summary>Finds a custom field by its ID, or by its key with or without the prefix "contact.".</summary>
    public JsonObject? FindCustomField(string idOrKey)
    {
        return CustomFields.Find(idOrKey)
            ?? CustomFields.Items.FirstOrDefault(field =>
                (string?)field["fieldKey"] is { } key && (key == idOrKey || key == $"contact.{idOrKey}"));
    }

    public JsonObject? FindTag(string name)
    {
        return Tags.Items.FirstOrDefault(tag => (string?)tag["name"] == name);
    }
}

/// <summary>Resources of one kind, by ID, as the JSON that the service returns.</summary>
internal sealed class ResourceCollection
{
    private readonly Dictionary<string, JsonObject> _items = [];
    private readonly Dictionary<string, List<string>> _idsByOwner = [];
    private readonly string? _ownerProperty;

    /// <summary>
    /// The property that holds the ID of the owner, such as a note's contactId. Null if the resources have no owner.
    /// </summary>
    public ResourceCollection(string? ownerProperty = null)
    {
        _ownerProperty = ownerProperty;
    }

    public IEnumerable<JsonObject> Items => _items.Values;

    public int Count => _items.Count;

    public JsonObject? Find(string id)
    {
        return _items.GetValueOrDefault(id);
    }

    public IEnumerable<JsonObject> OwnedBy(string ownerId)
    {
        return _idsByOwner.GetValueOrDefault(ownerId, []).Select(id => _items[id]);
    }

    public JsonObject Add(JsonObject item)
    {
        string id = (string)item["id"]!;
        _items[id] = item;
        if (_ownerProperty is not null && (string?)item[_ownerProperty] is { } ownerId)
        {
            if (!_idsByOwner.TryGetValue(ownerId, out List<string>? ids))
            {
                ids = [];
                _idsByOwner[ownerId] = ids;
            }

            ids.Add(id);
        }

        return item;
    }

    public bool Remove(string id)
    {
        if (!_items.Remove(id, out JsonObject? item))
        {
            return false;
        }

        if (_ownerProperty is not null && (string?)item[_ownerProperty] is { } ownerId)
        {
            _idsByOwner[ownerId].Remove(id);
        }

        return true;
    }

    public void RemoveOwnedBy(string ownerId)
    {
        foreach (string id in _idsByOwner.GetValueOrDefault(ownerId, []).ToArray())
        {
            Remove(id);
        }
    }
}
