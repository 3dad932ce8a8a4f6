namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class StockTwitsNounTests
{
    [Fact]
    public async Task Likes_lists_streams_and_watching_go_round()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("nouns-stocktwits");

        Assert.Equal("True", found["liked"]);
        Assert.Equal("0", found["liked twice"]);
        Assert.Equal("True", found["unliked"]);
        Assert.StartsWith("StockTwits.InvalidRequest/InvalidData/", found["own liked"], StringComparison.Ordinal);
        Assert.StartsWith("InputObjectNotBound,", found["a user liked"], StringComparison.Ordinal);

        Assert.Equal("Tech AAPL NVDA", found["list"]);
        Assert.Equal("True", found["list found"]);
        Assert.Equal("2", found["list shown"]);
        Assert.Equal("TSLA", found["symbols added"]);
        Assert.Equal("AMZN", found["symbols piped"]);
        Assert.StartsWith("SymbolUnknown/ObjectNotFound/NOPE/", found["symbol unknown"], StringComparison.Ordinal);
        Assert.Equal("NVDA", found["symbols removed"]);
        Assert.Equal("True", found["stream"]);
        Assert.Equal("Techs", found["list renamed"]);
        Assert.Equal("0", found["lists left"]);
        Assert.StartsWith("StockTwits.NotFound/ObjectNotFound/77/", found["not mine"], StringComparison.Ordinal);
        Assert.Equal("1", found["a message removed"]);

        Assert.Equal("True 2", found["trending"]);
        Assert.Equal("6", found["streams"]);
        Assert.Equal("True True 1", found["activity"]);
        Assert.Equal("AAPL", found["activity by symbol"]);
        Assert.Equal("@sandbox_trader one more $AAPL", found["watched"]);
        Assert.Equal("@sandbox_trader and another $AAPL", found["triggered"]);
        Assert.Equal("0", found["silent"]);
        Assert.Equal("open", found["task"]);
        Assert.Equal("1", found["warned once"]);
    }
}
