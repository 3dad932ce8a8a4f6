using System.Globalization;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class StoppingTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stop_ends_whatever_a_cmdlet_waits_for()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("stopping");

        foreach (string wait in new[] { "a request", "a retry", "the limiter", "the next look" })
        {
            Assert.True(
                int.TryParse(found[wait], CultureInfo.InvariantCulture, out int milliseconds) && milliseconds < s_limit.TotalMilliseconds,
                $"A stop while waiting for {wait}: {found[wait]} (milliseconds). Give every await the cmdlet's token.");
        }
    }
}
