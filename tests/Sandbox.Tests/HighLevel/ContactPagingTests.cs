using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class ContactPagingTests : IDisposable
{
    private readonly Client _client = new(new SandboxOptions { Contacts = 250 });

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order=asc")]
    [InlineData("&sortBy=date_updated")]
    public async Task Both_parts_of_the_cursor_page_through_all_contacts_once(string sorting)
    {
        List<string> ids = [];
        string cursor = sorting;
        JsonNode meta;
        do
        {
            JsonNode page = (await ListAsync(cursor)).Json;
            ids.AddRange(page["contacts"]!.AsArray().Select(contact => (string)contact!["id"]!));
            meta = page["meta"]!;
            cursor = $"{sorting}&startAfter={meta["startAfter"]}&startAfterId={meta["startAfterId"]}";
        }
        while (meta["nextPage"] is not null);

        Assert.Equal(250, ids.Count);
        Assert.Equal(250, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("startAfter")]
    [InlineData("startAfterId")]
    public async Task One_part_of_the_cursor_returns_the_first_page_again(string half)
    {
        JsonNode first = (await ListAsync("")).Json;

        JsonNode second = (await ListAsync($"&{half}={first["meta"]![half]}")).Json;

        Assert.Equal(first["contacts"]!.ToJsonString(), second["contacts"]!.ToJsonString());
    }

    [Fact]
    public async Task The_host_of_the_next_page_URL_does_not_exist()
    {
        string address = (string)(await ListAsync("")).Json["meta"]!["nextPageUrl"]!;

        Assert.EndsWith(".invalid", new Uri(address).Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_location_is_rejected()
    {
        ApiResponse response = await _client.GetAsync("contacts/?limit=100");

        Assert.Equal(HttpStatusCode.Forbidden, response.Status);
        Assert.Equal("The token does not have access to this location.", (string?)response.Json["message"]);
    }

    private Task<ApiResponse> ListAsync(string cursor)
    {
        return _client.GetAsync($"contacts/?locationId={_client.Location}&limit=100{cursor}");
    }
}
