using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for further streams and listings.</summary>
internal static class StockTwitsStreamCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["stocktwits.stream.suggested"] = static _ => Given(("limit", 5), ("filter", "all")),
        ["stocktwits.stream.charts"] = static _ => Given(("limit", 5), ("filter", "all")),
        ["stocktwits.stream.conversation"] = static async fixture =>
            Values(("id", (await fixture.SendAsync(Streams.Trending, []))[0].Id), ("limit", 5)),
        ["stocktwits.stream.friends"] = static _ => Given(("limit", 5), ("filter", "all")),
        ["stocktwits.stream.mentions"] = static _ => Given(("limit", 5), ("max", 999999999)),
        ["stocktwits.stream.watchlist"] = static async fixture =>
            Values(("id", await WatchlistAsync(fixture)), ("limit", 5)),
        ["stocktwits.stream.direct"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.directSent"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.directReceived"] = static _ => Given(("limit", 5)),

        ["stocktwits.stream.all"] = static _ => Given(("limit", 5), ("filter", "all")),
        ["stocktwits.stream.equities"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.forex"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.futures"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.privateCompanies"] = static _ => Given(("limit", 5)),
        ["stocktwits.stream.symbols"] = static _ => Given(("symbols", new[] { "AAPL", "TSLA" }), ("limit", 5)),
        ["stocktwits.stream.sectors"] = static _ => Given(("sector_path", "technology"), ("limit", 5)),

        ["stocktwits.trending.symbols"] = static _ => Given(("limit", 5)),
        ["stocktwits.trending.equities"] = static _ => Given(("limit", 5)),
        ["stocktwits.deletion.messages"] = static _ => Given(("max", 999999999)),
        ["stocktwits.deletion.users"] = static _ => Given(("max", 999999999), ("limit", 5)),
    };

    private static async Task<long> WatchlistAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Watchlists.List, [])).First(static list => list.Name == "Main").Id;
}
