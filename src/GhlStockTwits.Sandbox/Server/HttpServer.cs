using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>A small HTTP/1.1 server on loopback that can also fail exactly as it is told to.</summary>
internal sealed class HttpServer : IDisposable
{
    private const int StackBytes = 512 * 1024;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, HttpResponse> _handler;
    private readonly Func<DateTimeOffset> _now;
    private readonly ManualResetEvent _stopping = new(false);
    private readonly ConcurrentDictionary<HttpConnection, Thread> _connections = new();
    private readonly Thread _accepting;

    public HttpServer(int port, Func<HttpRequest, HttpResponse> handler, Func<DateTimeOffset> now)
    {
        _handler = handler;
        _now = now;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 512);
        _accepting = NewThread(Accept, "sandbox accept");
        _accepting.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes no more requests, lets those under way end for a moment, then closes what is left.</summary>
    public void Dispose()
    {
        if (_stopping.WaitOne(0))
        {
            return;
        }

        _stopping.Set();
        _listener.Stop();
        _accepting.Join();
        foreach (HttpConnection connection in _connections.Keys)
        {
            connection.CloseIfIdle();
        }

        long deadline = Environment.TickCount64 + (long)s_grace.TotalMilliseconds;
        foreach ((HttpConnection connection, Thread thread) in _connections)
        {
            thread.Join((int)Math.Max(0, deadline - Environment.TickCount64));
            connection.Close();
        }
    }

    private static Thread NewThread(ThreadStart start, string name)
    {
        return new Thread(start, StackBytes) { IsBackground = true, Name = name };
    }

    private void Accept()
    {
        while (!_stopping.WaitOne(0))
        {
            try
            {
                Serve(_listener.AcceptSocket());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException
                or InvalidOperationException)
            {
                // Either the listener was stopped, or one client left before it was accepted.
                continue;
            }
        }
    }

    private void Serve(Socket socket)
    {
        HttpConnection connection = new(socket, _handler, _now, _stopping);
        Thread thread = NewThread(
            () =>
            {
                connection.Serve();
                _connections.TryRemove(connection, out _);
            },
            "sandbox connection");
        _connections[connection] = thread;
        thread.Start();
    }
}
