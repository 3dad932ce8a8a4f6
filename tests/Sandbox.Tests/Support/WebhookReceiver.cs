using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>Receives webhooks on a plain socket and answers each with a status that the test chooses.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly Func<ReceivedWebhook, Task<int>> _answer;

    public WebhookReceiver(Func<ReceivedWebhook, Task<int>>? answer = null)
    {
        _answer = answer ?? (static _ => Task.FromResult(200));
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hooks");

    /// <summary>Returns the next webhook.</summary>
    public async Task<ReceivedWebhook> NextAsync()
    {
        using CancellationTokenSource timeout = new(s_timeout);
        return await _received.Reader.ReadAsync(timeout.Token);
    }

    /// <summary>Returns the next webhooks.</summary>
    public async Task<IReadOnlyList<ReceivedWebhook>> NextAsync(int count)
    {
        List<ReceivedWebhook> webhooks = [];
        while (webhooks.Count < count)
        {
            webhooks.Add(await NextAsync());
        }

        return webhooks;
    }

    public void Dispose()
    {
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped by the test.
            return;
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            ReceivedWebhook webhook = await ReadAsync(connection.GetStream());
            _received.Writer.TryWrite(webhook);
            int status = await _answer(webhook);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }

    private static async Task<ReceivedWebhook> ReadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines.Skip(1).Select(static line => line.Split(": ", 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new ReceivedWebhook(lines[0], headers, body);
    }
}

/// <summary>A webhook as it arrived.</summary>
internal sealed record ReceivedWebhook(
    string RequestLine,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Type => (string?)Json["type"];

    public string? WebhookId => (string?)Json["webhookId"];

    public string? Signature => Headers.GetValueOrDefault("X-GHL-Signature");
}
