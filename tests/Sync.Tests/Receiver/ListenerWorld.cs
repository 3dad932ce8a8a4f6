using System.Globalization;
using System.Text;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>A listener with an inbox and a signing key of its own.</summary>
internal sealed class ListenerWorld : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string Location = "location1";

    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("a signing key that is for tests.");

    private WebhookListener? _listener;

    public ListenerWorld(string kind = TestState.Files)
    {
        State = new TestState(kind);
        Settings = new ListenerSettings
        {
            InboxPlace = State.InboxPlace
                + (kind == TestState.Database ? $";Application Name={State.Schema}" : string.Empty),
            Port = 0,
            PublicKeys = [PublicKey],
            WorkflowSecret = Secret,
        };
    }

    /// <summary>The public half of the key.</summary>
    public static string PublicKey
    {
        get
        {
            byte[] key = new byte[Ed25519.PublicKeySize];
            Ed25519.GeneratePublicKey(s_key, 0, key, 0);
            return Convert.ToHexString(key);
        }
    }

    public TestState State { get; }

    public ListenerSettings Settings { get; set; }

    public WebhookListener Listener => _listener!;

    public async Task<ListenerWorld> StartAsync(TimeProvider? clock = null)
    {
        _listener = await WebhookListener.StartAsync(Settings, clock);
        return this;
    }

    public RawClient Connect() => new(Listener.Uri.Port);

    /// <summary>Sends a request on a connection of its own, and returns the status code.</summary>
    public async Task<int> SendAsync(byte[] request)
    {
        using RawClient client = Connect();
        await client.WriteAsync(request);
        return await client.ReadStatusAsync();
    }

    public Task<int> SendAsync(string body, params string[] headers) =>
        SendAsync(Post(Encoding.UTF8.GetBytes(body), headers));

    public Task<int> SendSignedAsync(string body) => SendAsync(Signed(body));

    /// <summary>The rows of the inbox, oldest first.</summary>
    public async Task<List<WebhookReceipt>> RowsAsync()
    {
        await using DeliveryInbox inbox = (await DeliveryInboxes.TryOpenAsync(Settings.InboxPlace))!;
        List<WebhookReceipt> rows = [];
        await foreach (WebhookReceipt[] page in inbox.FindAsync(new DeliveryFilter()))
        {
            rows.AddRange(page);
        }

        rows.Reverse();
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (_listener is not null)
        {
            await _listener.StopAsync();
        }

        State.Dispose();
    }

    /// <summary>A delivery as HighLevel sends it.</summary>
    public static string Body(string webhookId, string type = "ContactUpdate", string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"type":"{{type}}","locationId":"{{Location}}","id":"contact1","firstName":"Zoë","webhookId":"{{webhookId}}",
        "timestamp":"{{DateTimeOffset.UtcNow:o}}"{{more}}}
        """);

    public static string Signature(byte[] body)
    {
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(s_key, 0, body, 0, body.Length, signature, 0);
        return Convert.ToBase64String(signature);
    }

    public static byte[] Signed(string body) => Signed(Encoding.UTF8.GetBytes(body));

    public static byte[] Signed(byte[] body) => Post(body, $"X-GHL-Signature: {Signature(body)}");

    public static byte[] Post(byte[] body, params string[] headers) => Request("POST /webhook", body, headers);

    public static byte[] Request(string line, byte[] body, params string[] headers) =>
    [
        .. Encoding.Latin1.GetBytes(
            $"{line} HTTP/1.1\r\nHost: test\r\nContent-Length: {body.Length}\r\n"
            + string.Concat(headers.Select(static header => header + "\r\n")) + "\r\n"),
        .. body,
    ];
}
