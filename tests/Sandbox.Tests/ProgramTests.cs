using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task The_ready_line_is_JSON_and_closing_standard_input_stops_the_program()
    {
        using Process program = Start("--contacts", "3", "--exit-with-stdin");
        JsonNode info = JsonNode.Parse((await program.StandardOutput.ReadLineAsync())!)!;
        using HttpClient http = new();
        http.DefaultRequestHeaders.Add("X-Sandbox-Key", (string)info["controlKey"]!);

        string response = await http.GetStringAsync(new Uri((string)info["controlUri"]!));
        program.StandardInput.Close();
        await program.WaitForExitAsync();

        Assert.Equal((string?)info["locationId"], (string?)JsonNode.Parse(response)!["locationId"]);
        Assert.Equal(0, program.ExitCode);
        Assert.Empty(await program.StandardOutput.ReadToEndAsync());
    }

    [Theory]
    [InlineData("--prot", "--prot is not a known option")]
    [InlineData("--port", "--port requires a value")]
    [InlineData("--port many", "'many' is not a valid value for --port")]
    [InlineData("--csv no-such-file.csv", "no-such-file.csv")]
    public async Task An_invalid_argument_is_reported_in_one_line(string arguments, string message)
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
