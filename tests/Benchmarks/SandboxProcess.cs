using System.Diagnostics;
using System.Net.Http.Json;
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
        StockTwitsUri = new Uri(info.GetProperty("stockTwitsUri").GetString()!);
        StockTwitsToken = info.GetProperty("stockTwitsToken").GetString()!;
        Control = new HttpClient { BaseAddress = new Uri(BaseUri, "sandbox/") };
        Control.DefaultRequestHeaders.Add("X-Sandbox-Key", info.GetProperty("controlKey").GetString());
    }

    public Uri BaseUri { get; }

    public string Token { get; }

    public string LocationId { get; }

    public Uri StockTwitsUri { get; }

    public string StockTwitsToken { get; }

    /// <summary>The sandbox's own interface.</summary>
    public HttpClient Control { get; }

    public static Task<SandboxProcess> StartAsync(int contacts) => StartAsync("--contacts", $"{contacts}");

    public static async Task<SandboxProcess> StartAsync(params string[] options)
    {
        string program =
            Repository.PathOf("src", "GhlStockTwits.Sandbox", "bin", "Release", "net8.0", "GhlStockTwits.Sandbox.dll");
        ProcessStartInfo start = new("dotnet", ["exec", program, "--no-limits", .. options])
        {
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string ready = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The sandbox ended before it was ready.");
        return new SandboxProcess(process, JsonSerializer.Deserialize<JsonElement>(ready));
    }

    public async Task PostAsync(string path, object body) =>
        (await Control.PostAsJsonAsync(path, body).ConfigureAwait(false)).EnsureSuccessStatusCode();

    public void Dispose()
    {
        Control.Dispose();
        _process.Kill();
        _process.Dispose();
    }
}
