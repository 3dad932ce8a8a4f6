using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task Ready_is_one_line_of_JSON_and_closing_the_input_ends_it()
    {
        using Process program = Start("--contacts", "3", "--exit-with-stdin");
        JsonNode info = JsonNode.Parse((await program.StandardOutput.ReadLineAsync())!)!;
        using HttpClient http = new();

        string answer = await http.GetStringAsync(new Uri((string)info["controlUri"]!));
        program.StandardInput.Close();
        await program.WaitForExitAsync();

        Assert.Equal((string?)info["locationId"], (string?)JsonNode.Parse(answer)!["locationId"]);
        Assert.Equal(0, program.ExitCode);
        Assert.Empty(await program.StandardOutput.ReadToEndAsync());
    }

    [Theory]
    [InlineData("--prot", "--prot is not understood")]
    [InlineData("--port", "--port needs a value")]
    [InlineData("--port many", "--port does not understand 'many'")]
    [InlineData("--csv no-such-file.csv", "no-such-file.csv")]
    public async Task An_argument_that_is_wrong_is_one_clear_line(string arguments, string message)
    {
        using Process program = Start(arguments.Split(' '));
        string[] lines = (await program.StandardError.ReadToEndAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await program.WaitForExitAsync();

        Assert.Contains(message, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(2, program.ExitCode);
    }

    private static Process Start(params string[] arguments)
    {
        string program = typeof(SandboxServer).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
