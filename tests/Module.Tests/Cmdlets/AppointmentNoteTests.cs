using System.Globalization;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class AppointmentNoteTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task Notes_of_appointments_go_round(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, "nouns-appointment-note");

        Assert.Equal("True", found["made"]);
        Assert.Equal("two", found["changed"]);
        Assert.Equal("two", found["found"]);
        Assert.Equal("three", found["found and changed"]);
        Assert.InRange(int.Parse(found["beyond a page"], CultureInfo.InvariantCulture), 26, 40);
        Assert.Equal("0", found["left"]);
        Assert.StartsWith("Ghl.NotFound,", found["unknown"], StringComparison.Ordinal);
    }
}
