using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>A connection that sends bytes as they are given.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;
    private readonly List<byte> _unread = [];

    public RawClient(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _client.NoDelay = true;
        _stream = _client.GetStream();
    }

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>No more will come from this side.</summary>
    public void EndWriting() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>The status code of the next response; 0 if the connection ends instead.</summary>
    public async Task<int> ReadStatusAsync() => await ReadHeadAsync() is { } head
        ? int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The head of the next response, which has no body; null if the connection ends instead.</summary>
    public async Task<string?> ReadHeadAsync()
    {
        using CancellationTokenSource patience = new(s_patience);
        byte[] buffer = new byte[4096];
        while (true)
        {
            string text = Encoding.Latin1.GetString([.. _unread]);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                _unread.RemoveRange(0, end + 4);
                return text[..end];
            }

            int count = await ReadAsync(buffer, patience.Token);
            if (count == 0)
            {
                return null;
            }

            _unread.AddRange(buffer[..count]);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private async Task<int> ReadAsync(byte[] buffer, CancellationToken patience)
    {
        try
        {
            return await _stream.ReadAsync(buffer, patience);
        }
        catch (IOException)
        {
            // The server reset the connection.
            return 0;
        }
    }
}
