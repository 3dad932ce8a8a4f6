using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class ContactSearchTests : IDisposable
{
    private readonly Client _client = new(new SandboxOptions { Contacts = 120, SearchLag = TimeSpan.FromHours(1) });

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task A_new_contact_can_be_read_immediately_and_found_after_the_search_lag()
    {
        object[] filters = [new { field = "email", @operator = "eq", value = "late@example.com" }];
        ApiResponse created = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, email = "late@example.com" });

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(0, await TotalAsync(filters));
        _client.Sandbox.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await TotalAsync(filters));
    }

    [Fact]
    public async Task SearchAfter_of_the_last_result_pages_through_all_results()
    {
        List<string> ids = [];
        JsonNode? searchAfter = null;
        JsonArray page;
        do
        {
            object body = searchAfter is null
                ? new { locationId = _client.Location, pageLimit = 50, sort = Sort }
                : new { locationId = _client.Location, pageLimit = 50, sort = Sort, searchAfter };
            page = (await _client.PostAsync("contacts/search", body)).Json["contacts"]!.AsArray();
            ids.AddRange(page.Select(contact => (string)contact!["id"]!));
            searchAfter = page.LastOrDefault()?["searchAfter"]!.DeepClone();
        }
        while (page.Count > 0);

        Assert.Equal(120, ids.Distinct().Count());
        Assert.Equal(120, ids.Count);
    }

    [Fact]
    public async Task Search_results_have_another_shape_than_a_contact_read_by_ID()
    {
        JsonNode found = (await SearchAsync([])).Json["contacts"]![0]!;
        JsonNode read = (await _client.GetAsync($"contacts/{found["id"]}")).Json["contact"]!;

        Assert.Null(found["firstName"]);
        Assert.Equal((string?)read["firstName"], (string?)found["firstNameRaw"]);
        Assert.Equal(((string)read["name"]!).ToLowerInvariant(), (string?)found["contactName"]);
        Assert.Equal(((string)read["firstName"]!).ToLowerInvariant(), (string?)found["firstNameLowerCase"]);
        Assert.Null(found["dndSettings"]);
        Assert.NotNull(read["dndSettings"]);
    }

    [Fact]
    public async Task Filters_can_contain_groups_and_ranges()
    {
        object byTag = new { field = "tags", @operator = "contains", value = "vip" };
        object byState = new { field = "state", @operator = "eq", value = "TX" };
        object ever = new { field = "dateAdded", @operator = "range", value = new { gte = "2000-01-01T00:00:00Z" } };
        int tagged = await TotalAsync([byTag]);
        int texan = await TotalAsync([byState]);
        int both = await TotalAsync([byTag, byState, ever]);

        int either = await TotalAsync([new { group = "OR", filters = new[] { byTag, byState } }]);

        Assert.True(tagged > 0 && texan > 0, "Choose a tag and a state that the data has.");
        Assert.Equal(tagged + texan - both, either);
    }

    [Theory]
    [InlineData("""{ "field": "contact_name", "operator": "eq", "value": "x" }""", "Invalid field contact_name")]
    [InlineData("""{ "field": "email", "operator": "contains", "value": "x" }""", "not supported for field email")]
    [InlineData("""{ "field": "country", "operator": "contains", "value": "U" }""", "not supported for field country")]
    [InlineData("""{ "field": "contactName", "operator": "contains", "value": "x" }""", "for field contactName")]
    [InlineData("""{ "field": "dateAdded", "operator": "eq", "value": "2026-01-01" }""", "for field dateAdded")]
    [InlineData("""{ "field": "tags", "operator": "nested", "value": [] }""", "Invalid operator nested")]
    [InlineData("""{ "field": "dndSettings.Fax.status", "operator": "eq", "value": "active" }""", "Invalid field")]
    public async Task An_unknown_filter_is_rejected(string filter, string message)
    {
        ApiResponse response = await SearchAsync([JsonNode.Parse(filter)!]);

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Contains(message, (string?)response.Json["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "field": "opportunities", "operator": "nested", "value": [] }""", 0)]
    [InlineData("""{ "field": "dndSettings.Email.status", "operator": "eq", "value": "active" }""", 1)]
    [InlineData("""{ "field": "dndSettings.SMS.status", "operator": "eq", "value": "permanent" }""", 0)]
    [InlineData("""{ "field": "dndSettings.Call.status", "operator": "eq", "value": "active" }""", 1)]
    [InlineData("""{ "field": "inboundDndSettings.all.status", "operator": "exists" }""", 0)]
    public async Task A_filter_that_HighLevel_documents_is_accepted(string filter, int total)
    {
        Assert.Equal(total, await TotalAsync([JsonNode.Parse(filter)!]));
    }

    [Fact]
    public async Task Pages_end_at_ten_thousand_results()
    {
        ApiResponse response = await _client.PostAsync(
            "contacts/search", new { locationId = _client.Location, pageLimit = 500, page = 21 });

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    private static object[] Sort => [new { field = "dateUpdated", direction = "asc" }];

    private Task<ApiResponse> SearchAsync(object[] filters)
    {
        return _client.PostAsync("contacts/search", new { locationId = _client.Location, pageLimit = 5, filters });
    }

    private async Task<int> TotalAsync(object[] filters)
    {
        return (int)(await SearchAsync(filters)).Json["total"]!;
    }
}
