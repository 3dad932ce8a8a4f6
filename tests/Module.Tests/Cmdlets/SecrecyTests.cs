namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class SecrecyTests
{
    [Fact]
    public async Task No_stream_but_the_output_shows_a_secret_or_a_person()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("secrecy");

        Assert.InRange(int.Parse(found["lines"], System.Globalization.CultureInfo.InvariantCulture), 30, 1000);
        KeyValuePair<string, string>[] shown = [.. found.Where(static pair =>
            pair.Key.StartsWith("shown: ", StringComparison.Ordinal) && pair.Value.Length > 0)];
        Assert.True(shown.Length == 0, $"Keep this out of errors and messages: {string.Join(Environment.NewLine, shown)}");
    }
}
