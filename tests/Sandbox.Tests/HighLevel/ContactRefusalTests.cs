using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

/// <summary>What HighLevel refuses, and what it returns in another form than it was written.</summary>
public sealed class ContactRefusalTests : IDisposable
{
    private const string Statuses = "must be one of the following values: active, inactive, permanent";

    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("""{ "dateOfBirth": "1990-09-25T00:00:00.000Z" }""", "dateOfBirth must be a valid date")]
    [InlineData("""{ "dateOfBirth": "09/25/1990 00:00:00" }""", "dateOfBirth must be a valid date")]
    [InlineData("""{ "dateOfBirth": "25.09.1990" }""", "dateOfBirth must be a valid date")]
    [InlineData("""{ "timezone": "Eastern Time" }""", "timezone must be a valid IANA time zone")]
    [InlineData("""{ "country": "USA" }""", "country must be a valid ISO 3166-1 alpha-2 code")]
    [InlineData("""{ "country": "Germany" }""", "country must be a valid ISO 3166-1 alpha-2 code")]
    [InlineData("""{ "dndSettings": "active" }""", "dndSettings must be an object")]
    [InlineData("""{ "dndSettings": { "Email": "active" } }""", "dndSettings.Email must be an object")]
    [InlineData("""{ "dndSettings": { "Email": { "message": "x" } } }""", "dndSettings.Email.status " + Statuses)]
    [InlineData("""{ "dndSettings": { "SMS": { "status": "on" } } }""", "dndSettings.SMS.status " + Statuses)]
    [InlineData("""{ "dndSettings": { "SMS": { "status": true } } }""", "dndSettings.SMS.status " + Statuses)]
    [InlineData(
        """{ "dndSettings": { "Fax": { "status": "active" } } }""", "dndSettings.property Fax should not exist")]
    [InlineData(
        """{ "inboundDndSettings": { "Email": { "status": "active" } } }""",
        "inboundDndSettings.property Email should not exist")]
    [InlineData("""{ "customFields": [ { "field_value": "x" } ] }""", "customFields.0.id must be a string")]
    [InlineData(
        """{ "customFields": [ "industry" ] }""",
        "each value in nested property customFields must be either object or array")]
    public async Task A_value_that_the_service_does_not_know_is_refused(string body, string message)
    {
        ApiResponse response = await UpdateAsync(JsonNode.Parse(body)!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.Status);
        Assert.Equal(message, (string?)response.Json["message"]!.AsArray().Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"tags\": [\"vip\"], \"city\": \"Springfield\"")]
    [InlineData(", \"firstName\": \"\", \"lastName\": null")]
    [InlineData(", \"name\": \"   \"")]
    public async Task A_contact_without_name_address_and_number_is_refused(string properties)
    {
        foreach (string path in new[] { "contacts/", "contacts/upsert" })
        {
            ApiResponse response = await _client.PostAsync(
                path, JsonNode.Parse($$"""{ "locationId": "{{_client.Location}}"{{properties}} }""")!);

            Assert.Equal(HttpStatusCode.BadRequest, response.Status);
            Assert.Contains("needs a name", (string?)response.Json["message"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1990-09-25")]
    [InlineData("1990/09/25")]
    [InlineData("09/25/1990")]
    [InlineData("09-25-1990")]
    [InlineData("09.25.1990")]
    [InlineData("1990_09_25")]
    public async Task A_birth_date_is_returned_with_a_time(string written)
    {
        ApiResponse response = await UpdateAsync(new { dateOfBirth = written });

        Assert.Equal("1990-09-25T00:00:00.000Z", (string?)response.Json["contact"]!["dateOfBirth"]);
    }

    [Theory]
    [InlineData("PUT", "contacts/{id}", """{ "assignedTo": "nobody" }""")]
    [InlineData("POST", "contacts/{id}/followers", """{ "followers": ["nobody"] }""")]
    [InlineData("POST", "contacts/{id}/notes", """{ "body": "x", "userId": "nobody" }""")]
    [InlineData(
        "POST",
        "contacts/{id}/tasks",
        """{ "title": "x", "dueDate": "2027-01-01T00:00:00Z", "completed": false, "assignedTo": "nobody" }""")]
    public async Task An_unknown_user_is_refused(string method, string path, string body)
    {
        string id = await _client.FirstContactAsync();

        ApiResponse response = await _client.SendAsync(
            new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal), Content(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Equal("User with id nobody not found", (string?)response.Json["message"]);
    }

    [Theory]
    [InlineData("(200) 555-0177")]
    [InlineData("200-555-0177")]
    [InlineData("2005550177")]
    [InlineData("1 200 555 0177")]
    [InlineData("0012005550177")]
    [InlineData("%2B12005550177")]
    [InlineData("+12005550177")]
    public async Task The_duplicate_check_finds_a_number_as_people_write_it(string number)
    {
        ApiResponse created = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, phone = "+12005550177" });

        ApiResponse found = await _client.GetAsync(
            $"contacts/search/duplicate?locationId={_client.Location}&number={number}");

        Assert.Equal((string?)created.Json["contact"]!["id"], (string?)found.Json["contact"]!["id"]);
    }

    [Theory]
    [InlineData("555-0177")]
    [InlineData("0301234567")]
    [InlineData("call me")]
    public async Task A_number_that_is_not_one_of_the_country_is_refused(string phone)
    {
        ApiResponse response = await UpdateAsync(new { phone });

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task A_create_with_the_second_address_of_a_contact_names_that_contact()
    {
        (string id, string second) = await WithSecondAddressAsync();

        ApiResponse response = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, firstName = "Ada", email = second.ToUpperInvariant() });

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Equal("This location does not allow duplicated contacts.", (string?)response.Json["message"]);
        Assert.Equal(
            (id, "email"),
            ((string?)response.Json["meta"]!["contactId"], (string?)response.Json["meta"]!["matchingField"]));
    }

    [Fact]
    public async Task An_upsert_by_the_second_address_destroys_the_first()
    {
        (string id, string second) = await WithSecondAddressAsync();

        ApiResponse response = await _client.PostAsync(
            "contacts/upsert", new { locationId = _client.Location, email = second });

        Assert.Equal((id, second), (
            (string?)response.Json["contact"]!["id"], (string?)response.Json["contact"]!["email"]));
    }

    [Fact]
    public async Task Additional_addresses_cannot_be_written()
    {
        ApiResponse response = await UpdateAsync(new { additionalEmails = new[] { "x@example.com" } });

        Assert.Equal(
            "property additionalEmails should not exist", (string?)response.Json["message"]!.AsArray().Single());
    }

    [Fact]
    public async Task Do_not_disturb_without_channels_has_every_channel_inactive()
    {
        ApiResponse response = await UpdateAsync(new { dnd = true });

        JsonObject channels = response.Json["contact"]!["dndSettings"]!.AsObject();
        Assert.True((bool)response.Json["contact"]!["dnd"]!);
        Assert.All(channels, channel => Assert.Equal("inactive", (string?)channel.Value!["status"]));
        Assert.Equal("", (string?)channels["Email"]!["message"]);
        Assert.Equal(["status"], channels["RCS"]!.AsObject().Select(property => property.Key));
        Assert.Null(response.Json["contact"]!["inboundDndSettings"]);
    }

    [Fact]
    public async Task An_emptied_custom_field_is_empty_when_read_and_missing_in_listings()
    {
        ApiResponse read = await UpdateAsync(new
        {
            customFields = new[] { new { key = "industry", field_value = "" } },
        });
        JsonNode listed = await FirstListedAsync();

        string id = (string)(await _client.GetAsync($"locations/{_client.Location}/customFields/contact.industry"))
            .Json["customField"]!["id"]!;
        JsonNode? field = read.Json["contact"]!["customFields"]!.AsArray()
            .Single(item => (string?)item!["id"] == id);
        Assert.Equal("", (string?)field!["value"]);
        Assert.DoesNotContain(listed["customFields"]!.AsArray(), item => (string?)item!["id"] == id);
    }

    [Fact]
    public async Task A_listing_has_names_in_lower_case_and_as_typed()
    {
        await UpdateAsync(new { firstName = "Ada", lastName = "von Example" });

        JsonNode contact = await FirstListedAsync();

        Assert.Equal(
            ("ada", "von example", "ada von example"),
            ((string?)contact["firstName"], (string?)contact["lastName"], (string?)contact["contactName"]));
        Assert.Equal(("Ada", "von Example"), ((string?)contact["firstNameRaw"], (string?)contact["lastNameRaw"]));
    }

    [Fact]
    public async Task A_refused_contact_leaves_no_tag_behind()
    {
        (_, string second) = await WithSecondAddressAsync();

        await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, email = second, tags = new[] { "left-behind" } });

        Assert.DoesNotContain(
            "left-behind", (await _client.GetAsync($"locations/{_client.Location}/tags")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_type_of_custom_field_is_refused()
    {
        ApiResponse response = await _client.PostAsync(
            $"locations/{_client.Location}/customFields", new { name = "Size", dataType = "SHOE_SIZE" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.Status);
    }

    private static JsonContent Content(string json)
    {
        return JsonContent.Create(JsonNode.Parse(json));
    }

    private async Task<ApiResponse> UpdateAsync(object changes)
    {
        string id = await _client.FirstContactAsync();
        return await _client.SendAsync(HttpMethod.Put, $"contacts/{id}", JsonContent.Create(changes));
    }

    private async Task<JsonNode> FirstListedAsync()
    {
        return (await _client.GetAsync($"contacts/?locationId={_client.Location}&limit=1")).Json["contacts"]![0]!;
    }

    private async Task<(string Id, string Address)> WithSecondAddressAsync()
    {
        JsonNode? contact = (await _client.GetAsync($"contacts/?locationId={_client.Location}&limit=100"))
            .Json["contacts"]!.AsArray().Single(contact => contact!["additionalEmails"]!.AsArray().Count > 0);
        return ((string)contact!["id"]!, (string)contact["additionalEmails"]![0]!);
    }
}
