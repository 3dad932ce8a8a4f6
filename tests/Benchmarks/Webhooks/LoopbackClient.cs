using System.Net;
using System.Net.Sockets;

namespace GhlStockTwits.Benchmarks.Webhooks;

/// <summary>Sends requests on one connection: the least that a client can do, as both share the machine.</summary>
internal sealed class LoopbackClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1024];

    public LoopbackClient(int port)
    {
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Sends a request and waits until it is acknowledged.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public async Task SendAsync(byte[] request)
    {
        for (int sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request.AsMemory(sent)).ConfigureAwait(false);
        }

        int count = 0;
        while (!_buffer.AsSpan(0, count).EndsWith("\r\n\r\n"u8))
        {
            int read = await _socket.ReceiveAsync(_buffer.AsMemory(count)).ConfigureAwait(false);
            count += read > 0 ? read : throw new InvalidOperationException("The receiver ended the connection.");
        }

        if (!_buffer.AsSpan(0, count).StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(
                "A delivery was not acknowledged: " + System.Text.Encoding.ASCII.GetString(_buffer, 0, count));
        }
    }

    public void Dispose() => _socket.Dispose();
}
