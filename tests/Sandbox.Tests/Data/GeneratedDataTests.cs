using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Data;

public sealed class GeneratedDataTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_same_seed_and_day_give_the_same_data()
    {
        Assert.Equal(await ContactsAsync(7), await ContactsAsync(7));
    }

    [Fact]
    public async Task Each_sandbox_is_a_location_and_an_account_of_its_own()
    {
        using Client first = new(new SandboxOptions { Now = s_now });
        using Client second = new(new SandboxOptions { Now = s_now });

        Assert.NotEqual(first.Location, second.Location);
        Assert.NotEqual(await AccountIdAsync(first), await AccountIdAsync(second));
        Assert.NotEqual(first.Sandbox.HighLevelToken, second.Sandbox.HighLevelToken);
        Assert.NotEqual(first.Sandbox.StockTwitsToken, second.Sandbox.StockTwitsToken);
        Assert.NotEqual(first.Sandbox.StatePath, second.Sandbox.StatePath);
    }

    [Fact]
    public void A_state_is_deleted_with_its_sandbox()
    {
        using SandboxServer sandbox = SandboxServer.Start(new SandboxOptions { Contacts = 0 });
        string folder = Path.GetDirectoryName(sandbox.StatePath)!;
        Directory.CreateDirectory(folder);
        File.WriteAllText(sandbox.StatePath, "a state");
        Assert.Contains(sandbox, SandboxServer.Running);

        sandbox.Stop();

        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain(sandbox, SandboxServer.Running);
    }

    [Fact]
    public async Task Another_seed_gives_different_data()
    {
        Assert.NotEqual(await ContactsAsync(7), await ContactsAsync(8));
    }

    [Fact]
    public async Task The_first_contacts_cover_the_cases_of_an_integration()
    {
        using Client client = new();
        ApiResponse handleField = await client.GetAsync(
            $"locations/{client.Location}/customFields/contact.stocktwits_handle");
        string handleId = (string)handleField.Json["customField"]!["id"]!;
        ApiResponse page = await client.GetAsync($"contacts/?locationId={client.Location}&limit=5");
        string[] handles =
        [
            .. page.Json["contacts"]!.AsArray().Select(contact => (string)contact!["customFields"]!.AsArray()
                .Single(field => (string?)field!["id"] == handleId)!["value"]!),
        ];

        Assert.Equal(200, await StatusOfAsync(client, handles[0]));
        Assert.Equal(handles[1], handles[2]);
        Assert.Equal(404, await StatusOfAsync(client, handles[3]));
        Assert.True((bool)page.Json["contacts"]![4]!["dnd"]!);
    }

    [Fact]
    public async Task The_second_location_does_not_have_the_integration_fields()
    {
        using Client client = new();
        string other = (string)(await client.ControlAsync(HttpMethod.Get, ""))["otherLocationId"]!;
        client.Token = await client.NewTokenAsync(new { service = "highLevel", locationId = other });

        ApiResponse fields = await client.GetAsync($"locations/{other}/customFields");

        Assert.DoesNotContain("stocktwits_handle", fields.Text, StringComparison.Ordinal);
        Assert.NotEmpty(fields.Json["customFields"]!.AsArray());
    }

    private static async Task<long> AccountIdAsync(Client client)
    {
        long id = (long)(await client.StockTwitsAsync("/account/verify.json")).Json["user"]!["id"]!;
        Assert.Equal(client.Sandbox.StockTwitsUserId, id);
        return id;
    }

    private static async Task<int> StatusOfAsync(Client client, string handle)
    {
        return (int)(await client.StockTwitsAsync($"/streams/user/{handle}.json")).Status;
    }

    private static async Task<string> ContactsAsync(int seed)
    {
        using Client client = new(new SandboxOptions { Seed = seed, Now = s_now });
        ApiResponse page = await client.GetAsync($"contacts/?locationId={client.Location}&limit=100");
        return page.Json["contacts"]!.ToJsonString().Replace(client.Location, "LOCATION", StringComparison.Ordinal);
    }
}
