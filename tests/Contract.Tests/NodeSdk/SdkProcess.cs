using System.Diagnostics;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Contract.Tests.NodeSdk;

/// <summary>Runs HighLevel's official SDK, which answers each line with a line.</summary>
internal sealed class SdkProcess : IDisposable
{
    private const string Folder = "tests/Contract.Tests/NodeSdk";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public SdkProcess(
        Uri address, string clientId, string clientSecret, string locationId, string webhookPublicKey = "")
    {
        string url = address.AbsoluteUri.TrimEnd('/');
        ProcessStartInfo start = new(
            "node", [FileOf("client.cjs"), url, clientId, clientSecret, locationId, webhookPublicKey])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <summary>Why the SDK cannot run, or null if it can.</summary>
    public static string? SkipReason { get; } =
        Node.WhyMissing(FileOf("node_modules/@gohighlevel/api-client/package.json"), "HighLevel's SDK", Folder);

    /// <summary>
    /// Sends a command and returns the answer: <c>ok</c>, what became of a webhook, or the status and the message of
    /// the error.
    /// </summary>
    public async Task<string?> SendAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        return await _process.StandardOutput.ReadLineAsync().WaitAsync(s_timeout);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string FileOf(string name) => Repository.PathOf([.. $"{Folder}/{name}".Split('/')]);
}

/// <summary>A fact that needs HighLevel's official SDK; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeSdkFactAttribute : FactAttribute
{
    public NodeSdkFactAttribute()
    {
        Skip = SdkProcess.SkipReason;
    }
}
