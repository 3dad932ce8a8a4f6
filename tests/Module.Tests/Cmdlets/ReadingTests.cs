namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class ReadingTests
{
    [Fact]
    public async Task Reading_goes_no_further_than_somebody_wants()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("reading");

        Assert.Equal("5 for 1", found["first five"]);
        // The cursor of the last page leads to an empty one.
        Assert.Equal("120 for 3", found["all"]);
        Assert.Equal("2 for 3", found["two by id"]);
        Assert.Equal("2 for 3", found["first two, whole"]);
        Assert.EndsWith(" for 1", found["a symbol"], StringComparison.Ordinal);
        Assert.Equal("30 for 1", found["a stream"]);
        Assert.Equal("60 for 2", found["sixty messages"]);
        Assert.Equal("5 for 1", found["five messages"]);
        Assert.Equal("30 for 1", found["since a message"]);
        Assert.Equal("0 for 1", found["since a moment"]);
        Assert.Equal("62 for 3", found["all messages"]);
        Assert.Equal("List Search Full", found["views"]);
    }

    [Fact]
    public async Task What_one_service_gives_the_other_takes()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("pipes");

        Assert.Equal("from the account", found["stream of contacts"]);
        Assert.Equal("1", found["passed over"]);
        Assert.Equal("1", found["passed over, by id"]);
        Assert.Equal("sandbox_trader", found["profile of a contact"]);
        Assert.Equal("sandbox_trader", found["profile of a writer"]);
        Assert.Equal("sandbox_trader", found["profile from a row"]);
        Assert.Equal("AAPL", found["symbol found"]);
        Assert.Equal("sandbox_trader", found["user found"]);
        Assert.StartsWith("from the account|https://stocktwits.com/sandbox_trader/message/", found["note"], StringComparison.Ordinal);
        Assert.Equal("True", found["note on"]);
        Assert.Equal("Ada", found["back to the contact"]);
        Assert.Equal("Spring call 2027-03-01", found["update from a task"]);
        Assert.Equal("1", found["follows"]);
        Assert.Equal("0", found["follows no more"]);
        Assert.Equal("True", found["address"]);
    }
}
