namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class WhatIfTests
{
    [Fact]
    public async Task No_cmdlet_changes_anything_under_WhatIf()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("whatif");

        Assert.True(
            found["without a call here"].Length == 0,
            $"Add a call that would change something to this test for: {found["without a call here"]}.");
        foreach ((string name, string outcome) in found.Where(static pair => pair.Key.Contains('-', StringComparison.Ordinal)))
        {
            Assert.True(
                outcome == "0 writes, 0 objects",
                $"{name} -WhatIf made {outcome}: ask ShouldProcess before the change, and return what it would have returned only after it.");
        }
    }
}
