using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>For each of StockTwits' rows, values that say all that the row can say.</summary>
internal static class StockTwitsCases
{
    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["stocktwits.account.verify"] = static _ => Given(),

        ["stocktwits.stream.user"] = static world => Given(("id", world.Username), ("limit", 5)),
        ["stocktwits.stream.symbol"] = static async world =>
            Values(("id", (await TrendingAsync(world)).Symbols[0].Ticker), ("limit", 5), ("filter", "all")),
        ["stocktwits.stream.trending"] = static _ => Given(("limit", 5), ("max", 999999999)),
        ["stocktwits.user.get"] = static world => Given(("id", world.Username), ("limit", 1)),

        ["stocktwits.message.show"] = static async world =>
            Values(("id", (await TrendingAsync(world)).Id), ("conversation", true)),
        ["stocktwits.message.create"] = static async world => Values(
            ("body", world.Unused("$ACME update ")), ("sentiment", "bullish"),
            ("in_reply_to_message_id", (await TrendingAsync(world)).Id), ("chart", "https://charts.example.com/1.png")),
        ["stocktwits.message.createWithFile"] = static world => Given(
            ("body", world.Unused("$ACME picture ")), ("sentiment", "bearish"), ("chart", Picture())),

        ["stocktwits.friendship.create"] = static async world => Values(("id", (await TrendingAsync(world)).User!.Id)),
        ["stocktwits.friendship.destroy"] = static async world => Values(("id", (await TrendingAsync(world)).User!.Id)),
        ["stocktwits.graph.following"] = static _ => Given(),
        ["stocktwits.graph.followers"] = static _ => Given(),

        ["stocktwits.search.all"] = static _ => Given(("q", "a")),
        ["stocktwits.search.symbols"] = static _ => Given(("q", "a")),
        ["stocktwits.search.users"] = static _ => Given(("q", "a")),
    };

    private static async Task<Message> TrendingAsync(ContractWorld world) =>
        (await world.MakeAsync(Streams.Trending, Values(("limit", 30)))).First(
            message => message.User!.Username != world.Username);

    /// <summary>The smallest picture there is: one dot.</summary>
    private static string Picture()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("contract-").FullName, "dot.gif");
        File.WriteAllBytes(path, Convert.FromBase64String("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="));
        return path;
    }
}
