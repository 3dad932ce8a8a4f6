using System.Globalization;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Generates contacts, newest first. The first five cover what an integration meets: a linked contact with consent, two
/// contacts that share a handle (the second has another e-mail address, too), one whose handle does not exist on
/// StockTwits, and a linked contact with Do Not Disturb on.
/// </summary>
internal sealed class ContactGenerator
{
    private const int AreaCodes = 700;
    private static readonly string[] s_sources = ["website", "webinar", "referral", "import"];
    private static readonly JsonObject s_allChannelsOff = new(
        DndChannels.Names.Select(channel =>
            new KeyValuePair<string, JsonNode?>(
                channel,
                new JsonObject { ["status"] = "active", ["message"] = "Requested by the contact", ["code"] = "" })));

    private static readonly TimeSpan s_history = TimeSpan.FromDays(730);

    private readonly SeededRandom _random;
    private readonly LocationData _location;
    private readonly DateTimeOffset _today;
    private readonly (string Id, string Name)[] _businesses;
    private readonly Dictionary<string, string> _fieldIds;
    private readonly Dictionary<(string Key, string Text), CustomFieldValue> _sharedValues = [];

    public ContactGenerator(SeededRandom random, LocationData location, DateTimeOffset today)
    {
        _random = random;
        _location = location;
        _today = today;
        _businesses =
        [
            .. location.Businesses.Items.Select(business => ((string)business["id"]!, (string)business["name"]!)),
        ];
        _fieldIds = location.CustomFields.Items.ToDictionary(
            field => ((string)field["fieldKey"]!)["contact.".Length..],
            field => (string)field["id"]!);
    }

    public List<Contact> Generate(int count)
    {
        List<Contact> contacts = new(count);
        TimeSpan step = s_history / Math.Max(count, 1);
        for (int index = 0; index < count; index++)
        {
            DateTimeOffset dateAdded = _today - step * index - TimeSpan.FromMilliseconds(_random.Next(60_000) + 1);
            contacts.Add(NewContact(index, dateAdded));
        }

        return contacts;
    }

    private Contact NewContact(int index, DateTimeOffset dateAdded)
    {
        string first = _random.Pick(FakeData.FirstNames);
        string last = _random.Pick(FakeData.LastNames);
        (string city, string state) = _random.Pick(FakeData.Cities);
        (string? businessId, string? company) = _random.Chance(30) ? _random.Pick(_businesses) : default;
        bool hasDnd = index == 4 || (index > 4 && _random.Chance(5));
        TimeSpan untilUpdate = (_today - dateAdded) * (_random.Next(100) / 100.0);
        return new Contact
        {
            Id = _random.Id(),
            LocationId = _location.Id,
            FirstName = first,
            LastName = last,
            Email = $"{first}.{last}{index + 1}@example.com".ToLowerInvariant(),
            AdditionalEmails = index == 2 ? [$"second.{last}@example.com".ToLowerInvariant()] : [],
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
            Dnd = hasDnd,
            DndSettings = index == 4 ? s_allChannelsOff : null,
            Tags = Tags(index),
            CustomFields = CustomValues(index, first),
            DateAdded = dateAdded,
            DateUpdated = dateAdded + untilUpdate,
            LastActivity = dateAdded + untilUpdate,
        };
    }

    private string? Phone(int index)
    {
        int area = 200 + index / 100;
        return index / 100 < AreaCodes && _random.Chance(85)
            ? string.Create(CultureInfo.InvariantCulture, $"+1{area}55501{index % 100:00}")
            : null;
    }

    private List<string> Tags(int index)
    {
        List<string> tags = index == 0 ? ["vip"] : [];
        for (int remaining = _random.Next(4); remaining > 0; remaining--)
        {
            string tag = _random.Pick(FakeData.Tags);
            if (!tags.Contains(tag))
            {
                tags.Add(tag);
            }
        }

        return tags;
    }

    private List<CustomFieldValue> CustomValues(int index, string firstName)
    {
        List<CustomFieldValue> values = [];
        AddSharedValue(values, "industry", _random.Pick(FakeData.Industries), text => text);
        AddSharedValue(values, "lifecycle_stage", _random.Pick(FakeData.LifecycleStages), text => text);
        if (_random.Chance(20))
        {
            Add(values, "shares_held", _random.Next(100) * 25 + 25);
        }

        if (_random.Chance(15))
        {
            AddSharedValue(values, "topics", _random.Pick(FakeData.Topics), text => new JsonArray(text));
        }

        if (Handle(index, firstName) is { } handle)
        {
            Add(values, "stocktwits_handle", handle);
            bool agrees = index is 0 or 4 || _random.Chance(60);
            AddSharedValue(values, "stocktwits_consent", agrees ? "Yes" : "No", text => text);
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

    /// <summary>
    /// Returns false if the location has no such field, like the second location, which lacks the integration's fields.
    /// </summary>
    private bool Add(List<CustomFieldValue> values, string key, JsonNode value)
    {
        if (!_fieldIds.TryGetValue(key, out string? id))
        {
            return false;
        }

        values.Add(new CustomFieldValue(id, value));
        return true;
    }

    /// <summary>Shares one object among all contacts with the same value, to save memory.</summary>
    private void AddSharedValue(List<CustomFieldValue> values, string key, string text, Func<string, JsonNode> toValue)
    {
        if (_sharedValues.TryGetValue((key, text), out CustomFieldValue? value))
        {
            values.Add(value);
        }
        else if (Add(values, key, toValue(text)))
        {
            _sharedValues[(key, text)] = values[^1];
        }
    }
}
