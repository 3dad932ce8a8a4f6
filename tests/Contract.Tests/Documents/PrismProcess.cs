using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>
/// Runs Prism for one document. As a proxy, it forwards every request and reports in a header of the response where the
/// request or the response violates the document. As a mock, it responds with the document's examples.
/// </summary>
internal sealed class PrismProcess : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PrismProcess(IEnumerable<string> arguments)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        string port = Address.Port.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("node", [Document.Prism, .. arguments, "--host", "127.0.0.1", "--port", port])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) =>
            _ready.TrySetException(new InvalidOperationException("Prism ended before it was ready."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public static Task<PrismProcess> ProxyAsync(ApiService service, Uri upstream) =>
        StartAsync("proxy", Document.PathOf(service), upstream.AbsoluteUri.TrimEnd('/'));

    public static Task<PrismProcess> MockAsync(ApiService service) => StartAsync("mock", Document.PathOf(service));

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static async Task<PrismProcess> StartAsync(params string[] arguments)
    {
        PrismProcess prism = new(arguments);
        await prism._ready.Task.WaitAsync(s_timeout);
        return prism;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Read(string? line)
    {
        if (line?.Contains("Prism is listening", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult();
        }
    }
}
