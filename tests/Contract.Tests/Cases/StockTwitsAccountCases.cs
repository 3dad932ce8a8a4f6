using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for the StockTwits account, its watchlists and its relations to users.</summary>
internal static class StockTwitsAccountCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["stocktwits.oauth.token"] = TokenAsync,
        ["stocktwits.account.update"] = static _ => Given(("name", "Sandbox Trader"), ("email", "trader@example.com")),

        ["stocktwits.message.like"] = static async fixture => Values(("id", (await OtherMessageAsync(fixture)).Id)),
        ["stocktwits.message.unlike"] = static async fixture => Values(("id", (await OtherMessageAsync(fixture)).Id)),

        ["stocktwits.block.create"] = OtherUserAsync,
        ["stocktwits.block.destroy"] = OtherUserAsync,
        ["stocktwits.mute.create"] = OtherUserAsync,
        ["stocktwits.mute.destroy"] = OtherUserAsync,
        ["stocktwits.graph.blocking"] = static fixture => RelationsAsync(fixture, Relations.Block),
        ["stocktwits.graph.muting"] = static fixture => RelationsAsync(fixture, Relations.Mute),
        ["stocktwits.graph.symbols"] = static _ => Given(("max", 999999999)),

        ["stocktwits.watchlist.list"] = static _ => Given(),
        ["stocktwits.watchlist.show"] = WatchlistAsync,
        ["stocktwits.watchlist.create"] = static fixture => Given(("name", fixture.Unique("List"))),
        ["stocktwits.watchlist.update"] = static async fixture =>
            (await WatchlistAsync(fixture)).With("name", fixture.Unique("List")),
        ["stocktwits.watchlist.destroy"] = WatchlistAsync,
        ["stocktwits.watchlist.addSymbols"] = static async fixture =>
            (await WatchlistAsync(fixture)).With("symbols", new[] { "TSLA" }),
        ["stocktwits.watchlist.removeSymbols"] = static async fixture =>
            (await WatchlistAsync(fixture)).With("symbols", new[] { "AAPL" }),
    };

    private static async Task<Message> OtherMessageAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Streams.Trending, [])).First(message => message.User!.Username != fixture.Username);

    private static async Task<Arguments> OtherUserAsync(ContractFixture fixture) =>
        Values(("id", (await OtherMessageAsync(fixture)).User!.Id));

    /// <summary>A listing with at least one user.</summary>
    private static async Task<Arguments> RelationsAsync(ContractFixture fixture, Operation<User> relate)
    {
        await fixture.SendAsync(relate, await OtherUserAsync(fixture));
        return Values(("max", 999999999));
    }

    /// <summary>A new watchlist with a symbol.</summary>
    private static async Task<Arguments> WatchlistAsync(ContractFixture fixture)
    {
        Watchlist list = await fixture.SendAsync(Watchlists.Create, Values(("name", fixture.Unique("List"))));
        await fixture.SendAsync(Watchlists.AddSymbols, Values(("id", list.Id), ("symbols", new[] { "AAPL" })));
        return Values(("id", list.Id));
    }

    /// <summary>The credentials of the app and a code as the consent page creates it.</summary>
    private static async Task<Arguments> TokenAsync(ContractFixture fixture)
    {
        return Values(
            ("client_id", await fixture.InfoAsync("stockTwitsClientId")),
            ("client_secret", Secret(await fixture.InfoAsync("stockTwitsClientSecret"))),
            ("code", Secret(await fixture.NewCodeAsync("stockTwits"))),
            ("grant_type", "authorization_code"),
            ("redirect_uri", "https://app.example.com/done"));
    }

    private static System.Security.SecureString Secret(string? text) =>
        new NetworkCredential(string.Empty, text).SecurePassword;
}
