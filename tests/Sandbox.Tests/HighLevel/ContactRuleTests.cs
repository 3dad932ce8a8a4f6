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
    public async Task A_duplicate_is_refused_and_names_the_contact()
    {
        string id = await CreateAsync(
            new { locationId = _client.Location, name = "Ada Berg", email = "ada@example.com" });

        Answer answer = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, email = "ADA@example.com" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("This location does not allow duplicated contacts.", (string?)answer.Json["message"]);
        Assert.Equal(
            (id, "email", "Ada Berg"),
            ((string?)answer.Json["meta"]!["contactId"], (string?)answer.Json["meta"]!["matchingField"],
                (string?)answer.Json["meta"]!["contactName"]));
    }

    [Fact]
    public async Task An_upsert_that_finds_two_contacts_drops_the_phone_without_a_word()
    {
        string byEmail = await CreateAsync(new { locationId = _client.Location, email = "one@example.com" });
        await CreateAsync(new { locationId = _client.Location, phone = "+12125550142" });

        Answer answer = await _client.PostAsync(
            "contacts/upsert",
            new { locationId = _client.Location, email = "one@example.com", phone = "+12125550142" });

        Assert.False((bool)answer.Json["new"]!);
        Assert.Equal(byEmail, (string?)answer.Json["contact"]!["id"]);
        Assert.Null(answer.Json["contact"]!["phone"]);
    }

    [Theory]
    [InlineData("""{ "shoeSize": 42 }""", "property shoeSize should not exist")]
    [InlineData("""{ "locationId": "x" }""", "property locationId should not exist")]
    [InlineData("""{ "tags": "vip" }""", "tags must be an array of strings")]
    public async Task A_body_that_the_service_does_not_know_is_refused(string body, string message)
    {
        string id = await _client.FirstContactAsync();

        Answer answer = await _client.SendAsync(
            HttpMethod.Put, $"contacts/{id}", JsonContent.Create(JsonNode.Parse(body)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Json["message"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public async Task Custom_fields_are_written_by_key_and_read_by_id_and_the_others_stay()
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
    public async Task Tags_are_kept_in_lower_case_and_taken_away_by_a_body_of_DELETE()
    {
        string id = await _client.FirstContactAsync();
        Answer added = await _client.PostAsync($"contacts/{id}/tags", new { tags = new[] { "Brand New" } });
        Answer removed = await _client.SendAsync(
            HttpMethod.Delete, $"contacts/{id}/tags", JsonContent.Create(new { tags = new[] { "BRAND NEW" } }));

        Assert.Contains("brand new", added.Json["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.DoesNotContain("brand new", removed.Json["tags"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task A_due_date_cannot_be_sent_back_as_it_was_read()
    {
        string id = await _client.FirstContactAsync();
        Answer tasks = await _client.GetAsync($"contacts/{id}/tasks");
        string dueDate = (string)tasks.Json["tasks"]![0]!["dueDate"]!;

        Answer answer = await _client.PostAsync(
            $"contacts/{id}/tasks", new { title = "Again", dueDate, completed = false });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    private async Task<string> CreateAsync(object body)
    {
        Answer answer = await _client.PostAsync("contacts/", body);
        return (string)answer.Json["contact"]!["id"]!;
    }

    private async Task<JsonArray> CustomFieldsAsync(string id)
    {
        return (await _client.GetAsync($"contacts/{id}")).Json["contact"]!["customFields"]!.AsArray();
    }
}
