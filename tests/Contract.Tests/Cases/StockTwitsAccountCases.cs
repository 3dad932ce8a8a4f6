using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>For each of StockTwits' rows about an account and what is its own, values that say all that the row can say.</summary>
internal static class StockTwitsAccountCases
{
    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["stocktwits.oauth.token"] = TokenAsync,
        ["stocktwits.account.update"] = static _ => Given(("name", "Sandbox Trader"), ("email", "trader@example.com")),

        ["stocktwits.message.like"] = static async world => Values(("id", (await OtherAsync(world)).Id)),
        ["stocktwits.message.unlike"] = static async world => Values(("id", (await OtherAsync(world)).Id)),

        ["stocktwits.block.create"] = OtherUserAsync,
        ["stocktwits.block.destroy"] = OtherUserAsync,
        ["stocktwits.mute.create"] = OtherUserAsync,
        ["stocktwits.mute.destroy"] = OtherUserAsync,
        ["stocktwits.graph.blocking"] = static world => RelatedAsync(world, Relations.Block),
        ["stocktwits.graph.muting"] = static world => RelatedAsync(world, Relations.Mute),
        ["stocktwits.graph.symbols"] = static _ => Given(("max", 999999999)),

        ["stocktwits.watchlist.list"] = static _ => Given(),
        ["stocktwits.watchlist.show"] = ListAsync,
        ["stocktwits.watchlist.create"] = static world => Given(("name", world.Unused("List"))),
        ["stocktwits.watchlist.update"] = static async world => (await ListAsync(world)).With("name", world.Unused("List")),
        ["stocktwits.watchlist.destroy"] = ListAsync,
        ["stocktwits.watchlist.addSymbols"] = static async world => (await ListAsync(world)).With("symbols", new[] { "TSLA" }),
        ["stocktwits.watchlist.removeSymbols"] = static async world =>
            (await ListAsync(world)).With("symbols", new[] { "AAPL" }),
    };

    private static async Task<Message> OtherAsync(ContractWorld world) =>
        (await world.MakeAsync(Streams.Trending, [])).First(message => message.User!.Username != world.Username);

    private static async Task<Arguments> OtherUserAsync(ContractWorld world) =>
        Values(("id", (await OtherAsync(world)).User!.Id));

    /// <summary>A listing that finds somebody.</summary>
    private static async Task<Arguments> RelatedAsync(ContractWorld world, Operation<User> relate)
    {
        await world.MakeAsync(relate, await OtherUserAsync(world));
        return Values(("max", 999999999));
    }

    /// <summary>A list of its own, with a symbol on it.</summary>
    private static async Task<Arguments> ListAsync(ContractWorld world)
    {
        Watchlist list = await world.MakeAsync(Watchlists.Create, Values(("name", world.Unused("List"))));
        await world.MakeAsync(Watchlists.AddSymbols, Values(("id", list.Id), ("symbols", new[] { "AAPL" })));
        return Values(("id", list.Id));
    }

    /// <summary>The application's own names, and a code as the consent page gives it.</summary>
    private static async Task<Arguments> TokenAsync(ContractWorld world)
    {
        using HttpClient control = new();
        JsonElement sandbox = await control.GetFromJsonAsync<JsonElement>(world.ControlUri);
        using HttpResponseMessage answer =
            await control.PostAsJsonAsync($"{world.ControlUri}/codes", new { service = "stockTwits" });
        JsonElement made = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return Values(
            ("client_id", sandbox.GetProperty("stockTwitsClientId").GetString()),
            ("client_secret", Secret(sandbox.GetProperty("stockTwitsClientSecret").GetString())),
            ("code", Secret(made.GetProperty("code").GetString())),
            ("grant_type", "authorization_code"),
            ("redirect_uri", "https://app.example.com/done"));
    }

    private static System.Security.SecureString Secret(string? text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
