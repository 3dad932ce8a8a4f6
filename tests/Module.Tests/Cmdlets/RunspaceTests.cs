namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class RunspaceTests
{
    [Fact]
    public async Task Runspaces_keep_their_connections_apart()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("runspaces");

        Assert.Equal("True 120 120|True 120 120|True 7 7|True 7 7", found["parallel"]);
        Assert.Equal("120 sandbox_trader|120 sandbox_trader", found["handed on"]);
        Assert.Equal("7", found["replaced"]);
        Assert.Equal("120", found["the old one"]);
        Assert.Equal("0", found["disconnected"]);
        Assert.Equal("7", found["kept"]);
    }
}
