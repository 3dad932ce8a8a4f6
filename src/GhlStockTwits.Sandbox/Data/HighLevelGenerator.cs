using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.HighLevel;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Generates an agency with two locations or more. The same seed, number of contacts and day give the same data, except
/// for the IDs of the locations: each sandbox has its own, so that nothing that belongs to one is taken for another's.
/// </summary>
internal sealed class HighLevelGenerator
{
    /// <summary>The fewest locations that an agency has.</summary>
    public const int MinLocations = 2;

    private const int OtherLocationContacts = 5;

    private readonly SeededRandom _random;
    private readonly DateTimeOffset _today;
    private readonly TimeSpan _searchLag;
    private readonly string _idPrefix;

    public HighLevelGenerator(int seed, DateTimeOffset today, TimeSpan searchLag, string idPrefix)
    {
        _idPrefix = idPrefix;
        _random = new SeededRandom(seed);
        _today = today;
        _searchLag = searchLag;
    }

    /// <summary>Generates the data. The contacts of the main location are generated or imported.</summary>
    public HighLevelData Generate(
        int contacts,
        Func<LocationData, SeededRandom, List<Contact>>? import,
        int locations = MinLocations)
    {
        HighLevelData data = new(_random);
        LocationData main = NewLocation(data, "Harbor Investor Relations (sandbox)", "America/New_York");
        NewLocation(data, "Second Location (sandbox)", "America/Chicago");
        for (int number = MinLocations + 1; number <= locations; number++)
        {
            NewLocation(data, $"Branch {number} (sandbox)", "America/Denver");
        }

        AddUsers(data);
        data.Locations.ForEach(location => AddSetup(location, data));

        // Only the main location has the integration's fields. The others are like locations where nothing is set up
        // yet.
        AddIntegrationFields(main);
        AddContacts(
            main,
            import?.Invoke(main, _random) ?? new ContactGenerator(_random, main, _today).Generate(contacts));
        foreach (LocationData other in data.Locations.Skip(1))
        {
            AddContacts(other, new ContactGenerator(_random, other, _today).Generate(OtherLocationContacts));
        }

        return data;
    }

    private void AddContacts(LocationData location, List<Contact> contacts)
    {
        foreach (string tag in contacts.SelectMany(contact => contact.Tags).Distinct())
        {
            if (location.FindTag(tag) is null)
            {
                AddTag(location, tag);
            }
        }

        location.Contacts.Load(contacts);
        new ActivityGenerator(_random, location, _today).Generate(contacts);
    }

    private LocationData NewLocation(HighLevelData data, string name, string timezone)
    {
        string slug = name.Split(' ')[0].ToLowerInvariant();
        JsonObject profile = new()
        {
            ["id"] = _idPrefix + _random.Id()[_idPrefix.Length..],
            ["companyId"] = data.CompanyId,
            ["name"] = name,
            ["domain"] = $"{slug}.example.com",
            ["address"] = "1 Example Street",
            ["city"] = "Springfield",
            ["state"] = "IL",
            ["country"] = "US",
            ["postalCode"] = "62701",
            ["website"] = $"https://{slug}.example.com",
            ["timezone"] = timezone,
            ["email"] = $"office@{slug}.example.com",
            ["phone"] = "+12175550100",
            ["settings"] = new JsonObject
            {
                ["allowDuplicateContact"] = false,
                ["allowDuplicateOpportunity"] = false,
                ["allowFacebookNameMerge"] = false,
                ["disableContactTimezone"] = false,
            },
        };
        LocationData location = new(profile, _searchLag);
        data.Locations.Add(location);
        return location;
    }

    private void AddUsers(HighLevelData data)
    {
        foreach ((string first, string last) in new[] { ("Robin", "Harbor"), ("Sasha", "Pier"), ("Toni", "Quay") })
        {
            JsonArray locations = [.. data.Locations.Select(location => (JsonNode)location.Id)];
            string email = $"{first}.{last}@example.com".ToLowerInvariant();
            data.Users.Add(Users.NewUser(_random.Id(), first, last, email, locations));
        }
    }

    private void AddSetup(LocationData location, HighLevelData data)
    {
        foreach (string tag in FakeData.Tags)
        {
            AddTag(location, tag);
        }

        foreach (string company in FakeData.Companies)
        {
            AddBusiness(location, company);
        }

        AddField(location, "Industry", "SINGLE_OPTIONS", [.. FakeData.Industries, "Software", "Windmills"]);
        AddField(location, "Lifecycle Stage", "SINGLE_OPTIONS", FakeData.LifecycleStages);
        AddField(location, "Shares Held", "NUMERICAL", []);
        AddField(location, "Topics", "CHECKBOX", FakeData.Topics);
        location.CustomValues.Add(new JsonObject
        {
            ["id"] = _random.Id(),
            ["name"] = "Ticker",
            ["fieldKey"] = CustomValues.FieldKey("Ticker"),
            ["value"] = "AAPL",
            ["locationId"] = location.Id,
        });
        AddWorkflowsAndCampaigns(location);
        string[] userIds = [.. data.Users.Items.Select(user => (string)user["id"]!)];
        AddCalendar(location, "Investor call", userIds[0]);
        AddCalendar(location, "Annual meeting", userIds[1]);
    }

    private void AddTag(LocationData location, string name)
    {
        location.Tags.Add(new JsonObject { ["id"] = _random.Id(), ["name"] = name, ["locationId"] = location.Id });
    }

    private void AddBusiness(LocationData location, string name)
    {
        string created = ContactJson.Iso(_today.AddDays(-400));
        location.Businesses.Add(new JsonObject
        {
            ["id"] = _random.HexId(24),
            ["name"] = name,
            ["email"] = $"office@{name.Split(' ')[0].ToLowerInvariant()}.example.org",
            ["website"] = $"https://{name.Split(' ')[0].ToLowerInvariant()}.example.org",
            ["country"] = "US",
            ["locationId"] = location.Id,
            ["createdAt"] = created,
            ["updatedAt"] = created,
        });
    }

    private void AddIntegrationFields(LocationData location)
    {
        AddField(location, "StockTwits Handle", "TEXT", []);
        AddField(location, "StockTwits Consent", "RADIO", ["Yes", "No"]);
    }

    private void AddField(LocationData location, string name, string dataType, string[] options)
    {
        location.CustomFields.Add(CustomFields.NewField(_random.Id(), location, name, dataType, options));
    }

    private void AddWorkflowsAndCampaigns(LocationData location)
    {
        string created = ContactJson.Iso(_today.AddDays(-300));
        (string Name, string Status)[] workflows = [("Welcome investor", "published"), ("Quarterly news", "draft")];
        foreach ((string name, string status) in workflows)
        {
            location.Workflows.Add(new JsonObject
            {
                ["id"] = _random.Uuid(),
                ["name"] = name,
                ["status"] = status,
                ["version"] = 1,
                ["createdAt"] = created,
                ["updatedAt"] = created,
                ["locationId"] = location.Id,
            });
            location.Campaigns.Add(new JsonObject
            {
                ["id"] = _random.Id(),
                ["name"] = $"{name} (campaign)",
                ["status"] = status,
                ["locationId"] = location.Id,
            });
        }
    }

    private void AddCalendar(LocationData location, string name, string userId)
    {
        location.Calendars.Add(new JsonObject
        {
            ["id"] = _random.Id(),
            ["locationId"] = location.Id,
            ["groupId"] = _random.Id(),
            ["name"] = name,
            ["description"] = "",
            ["slug"] = name.ToLowerInvariant().Replace(' ', '-'),
            ["calendarType"] = "event",
            ["eventType"] = "RoundRobin_OptimizeForAvailability",
            ["isActive"] = true,
            ["slotDuration"] = 60,
            ["slotDurationUnit"] = "mins",
            ["teamMembers"] = new JsonArray(
                new JsonObject { ["userId"] = userId, ["priority"] = 0.5, ["isPrimary"] = true }),
        });
    }
}
