namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Completion helps somebody who is typing: quickly, or not at all; never with an error.</summary>
public sealed class CompletionTests
{
    private const string Nothing = "0 found, in time, 0 errors";

    [Fact]
    public async Task Words_are_completed_from_what_was_read_once_and_silently()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("completion");

        Assert.Equal("ghl.customValue.create", found["operation"]);
        Assert.Equal("0 and 0", found["operation, requests"]);
        Assert.Equal("investor", found["tag"]);
        Assert.Equal("'retail investor'", found["tag with a blank"]);
        Assert.Equal("press", found["tag of a list"]);
        Assert.Equal("newsletter", found["tag by position"]);
        Assert.Equal("@{ industry = '' }", found["custom field"]);
        Assert.Equal("Ticker", found["custom value"]);
        Assert.Equal("'Robin Harbor'", found["user"]);
        Assert.Equal("'Welcome investor'", found["workflow"]);
        Assert.Equal("'Quarterly news (campaign)'", found["campaign"]);
        Assert.Equal("'Amber Example Ltd'", found["business"]);
        Assert.Equal("AAPL", found["symbol"]);
        Assert.Equal("ghl.on.TaskDueSoon", found["trigger"]);
        string[] read =
        [
            "tag", "custom field", "custom value", "user", "workflow", "campaign", "business", "calendar", "watchlist", "symbol",
        ];
        foreach (string noun in read)
        {
            Assert.Equal($"{noun}: 1 and 0", $"{noun}: {found[noun + ", requests"]}");
            Assert.Equal($"{noun}: True", $"{noun}: {found[noun + ", again"]}");
        }

        Assert.Equal("0 and 0", found["tag by position, requests"]);
        Assert.Equal("investigator|investor", found["after a change"]);
        AssertIds(found);
        AssertSilence(found);
    }

    /// <summary>What is opaque is found and shown by its name.</summary>
    private static void AssertIds(IReadOnlyDictionary<string, string> found)
    {
        Assert.Equal("True", found["workflow by id"]);
        Assert.Equal("True", found["watchlist by name"]);
        Assert.Equal("True", found["user in charge"]);
        Assert.Equal("True", found["workflow to add to"]);
        Assert.Equal("True", found["calendar by id"]);
        Assert.Equal("True", found["business by id"]);
        Assert.Equal("True", found["contacts of a business"]);
        Assert.Equal("Amber Example Ltd", found["shown by name"]);
    }

    private static void AssertSilence(IReadOnlyDictionary<string, string> found)
    {
        Assert.Equal(Nothing, found["half typed"]);
        Assert.Equal(Nothing, found["a slow service"]);
        Assert.Equal(Nothing, found["somewhat slow"]);
        Assert.Equal("2 found, in time, 0 errors", found["somewhat slow, the next press"]);
        Assert.Equal("0", found["somewhat slow, requests"]);
        Assert.Equal(Nothing, found["a wrong token"]);
        Assert.Equal(Nothing, found["nobody answers"]);
        Assert.Equal(Nothing, found["no connection"]);
        Assert.Equal("ghl.tag.create", found["operation without a connection"]);
    }
}
