using System.Net.Sockets;
using System.Text;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>A bare connection, for requests that no decent client would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _tcp;

    public RawConnection(SandboxServer sandbox)
    {
        _tcp = new TcpClient("127.0.0.1", sandbox.HighLevelUri.Port) { ReceiveTimeout = 10_000, NoDelay = true };
    }

    public void Send(string text)
    {
        _tcp.Client.Send(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Ends what we say; what the server says can still be read.</summary>
    public void Finish()
    {
        _tcp.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>The first line of the next answer that comes in one piece, and whatever comes along with it.</summary>
    public string Receive()
    {
        byte[] buffer = new byte[64 * 1024];
        return Encoding.Latin1.GetString(buffer, 0, _tcp.Client.Receive(buffer));
    }

    /// <summary>Everything until the server closes.</summary>
    public string ReceiveAll()
    {
        StringBuilder text = new();
        while (Receive() is { Length: > 0 } piece)
        {
            text.Append(piece);
        }

        return text.ToString();
    }

    public void Dispose()
    {
        _tcp.Dispose();
    }
}
