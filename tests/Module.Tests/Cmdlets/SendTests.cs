namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class SendTests
{
    [Fact]
    public async Task What_is_meant_to_be_public_is_sent_once()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("send");

        Assert.Equal("0", found["quiet"]);
        Assert.Equal("b <text>|c text", found["piped"]);
        Assert.Equal("Due 2027-03-01: Spring call", found["rendered"]);
        Assert.Equal("Bullish", found["sentiment"]);
        Assert.Equal("True", found["chart"]);
        Assert.Equal("True", found["answers"]);
        Assert.Equal("7", found["writes"]);
        Assert.StartsWith("StockTwits.DuplicateMessage/ResourceExists/", found["again"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_of_unknown_outcome_is_looked_up_and_never_repeated()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("unknown-outcome");

        Assert.Equal("the answer was lost", found["lost answer"]);
        Assert.Equal("1", found["lost answer, sent"]);
        Assert.StartsWith("StockTwits.OutcomeUnknown/InvalidResult/", found["lost request"], StringComparison.Ordinal);
        Assert.Equal("0", found["lost request, sent"]);
        Assert.StartsWith("StockTwits.OutcomeUnknown,", found["no stream"], StringComparison.Ordinal);
        Assert.Equal("1", found["no stream, sent"]);
    }
}
