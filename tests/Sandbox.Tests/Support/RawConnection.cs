using System.Net.Sockets;
using System.Text;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>A TCP connection, for requests that an HTTP client would not send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _tcp;

    public RawConnection(SandboxServer sandbox)
    {
        _tcp = new TcpClient("127.0.0.1", sandbox.HighLevelUri.Port) { ReceiveTimeout = 10_000, NoDelay = true };
        ControlHeaders = $"Host: 127.0.0.1:{sandbox.HighLevelUri.Port}\r\nX-Sandbox-Key: {sandbox.ControlKey}\r\n"
            + "Content-Type: application/json\r\n";
    }

    /// <summary>The headers that the sandbox's own interface requires.</summary>
    public string ControlHeaders { get; }

    public void Send(string text)
    {
        _tcp.Client.Send(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Receives the next response, which fits into one segment.</summary>
    public string Receive()
    {
        byte[] buffer = new byte[64 * 1024];
        return Encoding.Latin1.GetString(buffer, 0, _tcp.Client.Receive(buffer));
    }

    /// <summary>Receives everything until the server closes the connection.</summary>
    public string ReceiveAll()
    {
        StringBuilder text = new();
        while (Receive() is { Length: > 0 } segment)
        {
            text.Append(segment);
        }

        return text.ToString();
    }

    public void Dispose()
    {
        _tcp.Dispose();
    }
}
