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
    public async Task A_new_contact_is_read_at_once_and_found_later()
    {
        object[] filters = [new { field = "email", @operator = "eq", value = "late@example.com" }];
        Answer created = await _client.PostAsync(
            "contacts/", new { locationId = _client.Location, email = "late@example.com" });

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(0, await TotalAsync(filters));
        _client.Sandbox.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await TotalAsync(filters));
    }

    [Fact]
    public async Task The_place_of_the_last_result_leads_through_all_of_them()
    {
        List<string> ids = [];
        JsonNode? place = null;
        JsonArray page;
        do
        {
            object body = place is null
                ? new { locationId = _client.Location, pageLimit = 50, sort = Sort }
                : new { locationId = _client.Location, pageLimit = 50, sort = Sort, searchAfter = place };
            page = (await _client.PostAsync("contacts/search", body)).Json["contacts"]!.AsArray();
            ids.AddRange(page.Select(contact => (string)contact!["id"]!));
            place = page.LastOrDefault()?["searchAfter"]!.DeepClone();
        }
        while (page.Count > 0);

        Assert.Equal(120, ids.Distinct().Count());
        Assert.Equal(120, ids.Count);
    }

    [Fact]
    public async Task Results_look_different_from_a_contact_that_is_read()
    {
        JsonNode found = (await SearchAsync([])).Json["contacts"]![0]!;
        JsonNode read = (await _client.GetAsync($"contacts/{found["id"]}")).Json["contact"]!;

        Assert.Null(found["firstName"]);
        Assert.Equal(((string)read["firstName"]!).ToLowerInvariant(), (string?)found["firstNameLowerCase"]);
        Assert.Null(found["dndSettings"]);
        Assert.NotNull(read["dndSettings"]);
    }

    [Fact]
    public async Task Groups_and_ranges_are_understood()
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
    public async Task A_filter_that_is_not_known_is_refused(string filter, string message)
    {
        Answer answer = await SearchAsync([JsonNode.Parse(filter)!]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, (string?)answer.Json["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_reach_ten_thousand_results_and_no_further()
    {
        Answer answer = await _client.PostAsync(
            "contacts/search", new { locationId = _client.Location, pageLimit = 500, page = 21 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private static object[] Sort => [new { field = "dateUpdated", direction = "asc" }];

    private Task<Answer> SearchAsync(object[] filters)
    {
        return _client.PostAsync("contacts/search", new { locationId = _client.Location, pageLimit = 5, filters });
    }

    private async Task<int> TotalAsync(object[] filters)
    {
        return (int)(await SearchAsync(filters)).Json["total"]!;
    }
}
