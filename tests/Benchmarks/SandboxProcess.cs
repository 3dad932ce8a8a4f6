using System.Diagnostics;
using System.Text.Json;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Benchmarks;

/// <summary>Runs the sandbox in its own process.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, JsonElement info)
    {
        _process = process;
        BaseUri = new Uri(info.GetProperty("highLevelUri").GetString()!);
        Token = info.GetProperty("highLevelToken").GetString()!;
        LocationId = info.GetProperty("locationId").GetString()!;
        ControlKey = info.GetProperty("controlKey").GetString()!;
    }

    public Uri BaseUri { get; }

    public string Token { get; }

    public string LocationId { get; }

    /// <summary>The key of the sandbox's own interface.</summary>
    public string ControlKey { get; }

    public static async Task<SandboxProcess> StartAsync(int contacts)
    {
        string program =
            Repository.PathOf("src", "GhlStockTwits.Sandbox", "bin", "Release", "net8.0", "GhlStockTwits.Sandbox.dll");
        ProcessStartInfo start = new("dotnet", ["exec", program, "--contacts", $"{contacts}", "--no-limits"])
        {
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string ready = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The sandbox ended before it was ready.");
        return new SandboxProcess(process, JsonSerializer.Deserialize<JsonElement>(ready));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
