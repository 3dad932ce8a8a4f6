using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for streams, messages, friendships and searches.</summary>
internal static class StockTwitsCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["stocktwits.account.verify"] = static _ => Given(),

        ["stocktwits.stream.user"] = static fixture => Given(("id", fixture.Username), ("limit", 5)),
        ["stocktwits.stream.symbol"] = static async fixture =>
            Values(("id", (await TrendingAsync(fixture)).Symbols[0].Ticker), ("limit", 5), ("filter", "all")),
        ["stocktwits.stream.trending"] = static _ => Given(("limit", 5), ("max", 999999999)),
        ["stocktwits.user.get"] = static fixture => Given(("id", fixture.Username), ("limit", 1)),

        ["stocktwits.message.show"] = static async fixture =>
            Values(("id", (await TrendingAsync(fixture)).Id), ("conversation", true)),
        ["stocktwits.message.create"] = static async fixture => Values(
            ("body", fixture.Unique("$ACME update ")), ("sentiment", "bullish"),
            ("in_reply_to_message_id", (await TrendingAsync(fixture)).Id),
            ("chart", "https://charts.example.com/1.png")),
        ["stocktwits.message.createWithFile"] = static fixture => Given(
            ("body", fixture.Unique("$ACME picture ")), ("sentiment", "bearish"), ("chart", Picture())),

        ["stocktwits.friendship.create"] = static async fixture =>
            Values(("id", (await TrendingAsync(fixture)).User!.Id)),
        ["stocktwits.friendship.destroy"] = static async fixture =>
            Values(("id", (await TrendingAsync(fixture)).User!.Id)),
        ["stocktwits.graph.following"] = static _ => Given(),
        ["stocktwits.graph.followers"] = static _ => Given(),

        ["stocktwits.search.all"] = static _ => Given(("q", "a")),
        ["stocktwits.search.symbols"] = static _ => Given(("q", "a")),
        ["stocktwits.search.users"] = static _ => Given(("q", "a")),
    };

    private static async Task<Message> TrendingAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Streams.Trending, Values(("limit", 30)))).First(
            message => message.User!.Username != fixture.Username);

    /// <summary>A GIF of one pixel.</summary>
    private static string Picture()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("contract-").FullName, "dot.gif");
        File.WriteAllBytes(path, Convert.FromBase64String("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="));
        return path;
    }
}
