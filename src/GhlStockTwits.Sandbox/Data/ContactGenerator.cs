using System.Globalization;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Makes up contacts, the newest first. The first five show what an integration meets: one that is linked and agrees,
/// two that share a handle, one whose handle nobody has, one that is linked and must not be disturbed.
/// </summary>
internal sealed class ContactGenerator
{
    private const int AreaCodes = 700;
    private static readonly string[] s_sources = ["website", "webinar", "referral", "import"];
    private static readonly string[] s_channels = ["Call", "Email", "SMS", "WhatsApp", "GMB", "FB"];
    private static readonly TimeSpan s_history = TimeSpan.FromDays(730);

    private readonly SeededRandom _random;
    private readonly LocationData _location;
    private readonly DateTimeOffset _today;
    private readonly (string Id, string Name)[] _businesses;
    private readonly Dictionary<string, string> _fieldIds;

    public ContactGenerator(SeededRandom random, LocationData location, DateTimeOffset today)
    {
        _random = random;
        _location = location;
        _today = today;
        _businesses = [.. location.Businesses.Rows.Select(row => ((string)row["id"]!, (string)row["name"]!))];
        _fieldIds = location.CustomFields.Rows.ToDictionary(
            row => (string)row["fieldKey"]!,
            row => (string)row["id"]!);
    }

    public List<Contact> Generate(int count)
    {
        List<Contact> contacts = new(count);
        TimeSpan step = s_history / Math.Max(count, 1);
        for (int index = 0; index < count; index++)
        {
            DateTimeOffset added = _today - step * index - TimeSpan.FromMilliseconds(_random.Next(60_000) + 1);
            contacts.Add(NewContact(index, added));
        }

        return contacts;
    }

    private Contact NewContact(int index, DateTimeOffset added)
    {
        string first = _random.Pick(Fiction.FirstNames);
        string last = _random.Pick(Fiction.LastNames);
        (string city, string state) = _random.Pick(Fiction.Cities);
        (string? businessId, string? company) = _random.Chance(30) ? _random.Pick(_businesses) : default;
        bool isAgainstDisturbance = index == 4 || (index > 4 && _random.Chance(5));
        TimeSpan untouched = (_today - added) * (_random.Next(100) / 100.0);
        return new Contact
        {
            Id = _random.Id(),
            LocationId = _location.Id,
            FirstName = first,
            LastName = last,
            Email = $"{first}.{last}{index + 1}@example.com".ToLowerInvariant(),
            Phone = Phone(index),
            CompanyName = company,
            BusinessId = businessId,
            Address1 = _random.Chance(50) ? $"{_random.Next(900) + 1} Example Street" : null,
            City = city,
            State = state,
            Country = "US",
            Timezone = _random.Chance(40) ? "America/New_York" : null,
            Source = _random.Pick(s_sources),
            Type = _random.Chance(70) ? "lead" : "customer",
            Dnd = isAgainstDisturbance,
            DndSettings = isAgainstDisturbance ? AllChannelsOff() : null,
            Tags = [.. Tags(index)],
            CustomFields = CustomValues(index, first),
            DateAdded = added,
            DateUpdated = added + untouched,
            LastActivity = added + untouched,
        };
    }

    private string? Phone(int index)
    {
        int area = 200 + index / 100;
        return index / 100 < AreaCodes && _random.Chance(85)
            ? string.Create(CultureInfo.InvariantCulture, $"+1{area}55501{index % 100:00}")
            : null;
    }

    private IEnumerable<string> Tags(int index)
    {
        IEnumerable<string> tags = Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Pick(Fiction.Tags));
        return (index == 0 ? tags.Prepend("vip") : tags).Distinct();
    }

    private List<CustomFieldValue> CustomValues(int index, string firstName)
    {
        List<CustomFieldValue> values = [];
        Add(values, "industry", _random.Pick(Fiction.Industries));
        Add(values, "lifecycle_stage", _random.Pick(Fiction.LifecycleStages));
        if (_random.Chance(20))
        {
            Add(values, "shares_held", _random.Next(100) * 25 + 25);
        }

        if (_random.Chance(15))
        {
            Add(values, "topics", new JsonArray(_random.Pick(Fiction.Topics)));
        }

        if (Handle(index, firstName) is { } handle)
        {
            Add(values, "stocktwits_handle", handle);
            bool agrees = index is 0 or 4 || _random.Chance(60);
            Add(values, "stocktwits_consent", agrees ? "Yes" : "No");
        }

        return values;
    }

    private string? Handle(int index, string firstName)
    {
        string name = $"demo_{firstName.ToLowerInvariant()}";
        return index switch
        {
            0 or 4 => $"{name}{index + 1}",
            1 or 2 => "demo_shared",
            3 => StockTwitsGenerator.UnknownHandlePrefix + "4",
            _ when !_random.Chance(40) => null,
            _ when _random.Chance(6) => $"{StockTwitsGenerator.UnknownHandlePrefix}{index + 1}",
            _ => $"{name}{index + 1}",
        };
    }

    private void Add(List<CustomFieldValue> values, string key, JsonNode value)
    {
        // The other location lacks the fields of the integration.
        if (_fieldIds.TryGetValue($"contact.{key}", out string? id))
        {
            values.Add(new CustomFieldValue(id, value));
        }
    }

    private static JsonObject AllChannelsOff()
    {
        return new JsonObject(s_channels.Select(channel =>
            new KeyValuePair<string, JsonNode?>(
                channel,
                new JsonObject { ["status"] = "active", ["message"] = "Asked for it", ["code"] = "" })));
    }
}
