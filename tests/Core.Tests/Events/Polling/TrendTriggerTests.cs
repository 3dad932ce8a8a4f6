using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.Events.Polling;

public sealed class TrendTriggerTests : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly StockTwitsConnection _connection;
    private readonly ProgressMessages _messages = new();
    private readonly PollingCheckpoint _checkpoint = new();
    private string[] _trending = [];

    public TrendTriggerTests()
    {
        _server = new LoopbackServer(_ =>
        {
            string symbols = string.Join(',', _trending.Select(static symbol => $$"""{"symbol":"{{symbol}}"}"""));
            return ScriptedResponse.Json($$"""{"symbols":[{{symbols}}]}""");
        });
        _connection = new StockTwitsConnection(_server.Address, "token", new VirtualClock());
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task The_first_poll_only_records_a_baseline()
    {
        Assert.Empty(await PollAsync(["AAPL", "TSLA"]));
        Assert.Empty(await PollAsync(["TSLA", "AAPL"]));
    }

    [Fact]
    public async Task The_trending_symbols_can_be_included_in_the_first_poll()
    {
        Assert.Equal(["AAPL", "TSLA"], await PollAsync(["AAPL", "TSLA"], includesLatest: true));
        Assert.Empty(await PollAsync(["AAPL", "TSLA"], includesLatest: true));
    }

    [Fact]
    public async Task A_symbol_is_returned_when_it_begins_to_trend_and_when_it_comes_back()
    {
        await PollAsync(["AAPL"]);

        Assert.Equal(["TSLA"], await PollAsync(["TSLA", "AAPL"]));
        Assert.Empty(await PollAsync(["TSLA", "AAPL"]));
        Assert.Empty(await PollAsync(["AAPL"]));
        Assert.Equal(["TSLA"], await PollAsync(["AAPL", "TSLA"]));
    }

    [Fact]
    public async Task An_empty_listing_forgets_nothing_and_is_reported()
    {
        await PollAsync(["AAPL"]);

        Assert.Empty(await PollAsync([]));
        Assert.Empty(await PollAsync(["AAPL"]));
        Assert.Contains(
            new ProgressMessage(
                "stocktwits.on.SymbolTrending: the listing was empty; nothing is concluded from it"),
            _messages.All);
    }

    [Fact]
    public async Task An_empty_listing_is_not_a_baseline()
    {
        Assert.Empty(await PollAsync([]));
        Assert.Empty(await PollAsync(["AAPL"]));
        Assert.Equal(["TSLA"], await PollAsync(["AAPL", "TSLA"]));
    }

    private async Task<string[]> PollAsync(string[] trending, bool includesLatest = false)
    {
        _trending = trending;
        object[] found = await StockTwitsTriggers.SymbolTrending.PollAsync(
            _connection, new TriggerQuery { IncludesLatest = includesLatest }, _checkpoint,
            new CallContext(default, _messages));
        return [.. found.Cast<Symbol>().Select(static symbol => symbol.Ticker)];
    }
}
