using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class ContactRuleTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task A_duplicate_is_rejected_with_the_ID_of_the_existing_contact()
    {
        string id = await CreateAsync(
            new { locationId = _client.Location, name = "Ada Berg", email = "ada@example.com" });

        ApiResponse response = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, email = "ADA@example.com" });

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Equal("This location does not allow duplicated contacts.", (string?)response.Json["message"]);
        Assert.Equal(
            (id, "email", "Ada Berg"),
            ((string?)response.Json["meta"]!["contactId"], (string?)response.Json["meta"]!["matchingField"],
                (string?)response.Json["meta"]!["contactName"]));
    }

    [Fact]
    public async Task An_upsert_that_matches_two_contacts_drops_the_phone()
    {
        string byEmail = await CreateAsync(new { locationId = _client.Location, email = "one@example.com" });
        await CreateAsync(new { locationId = _client.Location, phone = "+12125550142" });

        ApiResponse response = await _client.PostAsync(
            "contacts/upsert",
            new { locationId = _client.Location, email = "one@example.com", phone = "+12125550142" });

        Assert.False((bool)response.Json["new"]!);
        Assert.Equal(byEmail, (string?)response.Json["contact"]!["id"]);
        Assert.Null(response.Json["contact"]!["phone"]);
    }

    [Theory]
    [InlineData("""{ "shoeSize": 42 }""", "property shoeSize should not exist")]
    [InlineData("""{ "locationId": "x" }""", "property locationId should not exist")]
    [InlineData("""{ "tags": "vip" }""", "tags must be an array of strings")]
    public async Task An_invalid_body_is_rejected(string body, string message)
    {
        string id = await _client.FirstContactAsync();

        ApiResponse response = await _client.SendAsync(
            HttpMethod.Put, $"contacts/{id}", JsonContent.Create(JsonNode.Parse(body)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.Status);
        Assert.Contains(message, response.Json["message"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public async Task Custom_fields_are_written_by_key_and_the_others_are_kept()
    {
        string id = await _client.FirstContactAsync();
        int before = (await CustomFieldsAsync(id)).Count;

        await _client.SendAsync(HttpMethod.Put, $"contacts/{id}", JsonContent.Create(new
        {
            customFields = new[] { new { key = "stocktwits_handle", field_value = "demo_other" } },
        }));

        JsonArray fields = await CustomFieldsAsync(id);
        Assert.Equal(before, fields.Count);
        Assert.Contains(fields, field => (string?)field!["value"]!.ToString() == "demo_other");
    }

    [Fact]
    public async Task Tags_are_stored_in_lower_case_and_removed_by_the_body_of_DELETE()
    {
        string id = await _client.FirstContactAsync();
        ApiResponse added = await _client.PostAsync($"contacts/{id}/tags", new { tags = new[] { "Brand New" } });
        ApiResponse removed = await _client.SendAsync(
            HttpMethod.Delete, $"contacts/{id}/tags", JsonContent.Create(new { tags = new[] { "BRAND NEW" } }));

        Assert.Contains("brand new", added.Json["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.DoesNotContain("brand new", removed.Json["tags"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task A_due_date_is_rejected_in_the_form_in_which_it_was_read()
    {
        string id = await _client.FirstContactAsync();
        ApiResponse tasks = await _client.GetAsync($"contacts/{id}/tasks");
        string dueDate = (string)tasks.Json["tasks"]![0]!["dueDate"]!;

        ApiResponse response = await _client.PostAsync(
            $"contacts/{id}/tasks", new { title = "Again", dueDate, completed = false });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.Status);
    }

    private async Task<string> CreateAsync(object body)
    {
        ApiResponse response = await _client.PostAsync("contacts/", body);
        return (string)response.Json["contact"]!["id"]!;
    }

    private async Task<JsonArray> CustomFieldsAsync(string id)
    {
        return (await _client.GetAsync($"contacts/{id}")).Json["contact"]!["customFields"]!.AsArray();
    }
}
