using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>A small HTTP/1.1 server on the loopback interface that can also fail on purpose.</summary>
internal sealed class HttpServer : IDisposable
{
    private const int StackBytes = 512 * 1024;
    private const int MaxConnections = 256;
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(2);

    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, HttpResponse> _handler;
    private readonly TimeProvider _clock;
    private readonly ManualResetEvent _stopping = new(false);
    private readonly ConcurrentDictionary<HttpConnection, Thread> _connections = new();
    private readonly Thread _acceptThread;
    private int _isDisposed;

    public HttpServer(int port, Func<HttpRequest, HttpResponse> handler, TimeProvider clock)
    {
        _handler = handler;
        _clock = clock;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 512);
        _acceptThread = NewThread(Accept, "sandbox accept");
        _acceptThread.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Accepts no more requests, waits briefly for requests in flight, then closes all connections.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        _stopping.Set();
        _listener.Dispose();
        _acceptThread.Join();
        foreach (HttpConnection connection in _connections.Keys)
        {
            connection.CloseIfIdle();
        }

        long start = _clock.GetTimestamp();
        foreach ((HttpConnection connection, Thread thread) in _connections)
        {
            TimeSpan remaining = s_stopTimeout - _clock.GetElapsedTime(start);
            thread.Join(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
            connection.Close();
        }

        // A connection that is still busy ends when it finds the handle disposed.
        _stopping.Dispose();
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
            catch (Exception)
            {
                // The listener was stopped, a client disconnected before it was accepted, or the system could not
                // create another thread. None of these may end the process that hosts the sandbox.
                continue;
            }
        }
    }

    private void Serve(Socket socket)
    {
        if (_connections.Count >= MaxConnections)
        {
            using (socket)
            {
                socket.Send("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            }

            return;
        }

        HttpConnection connection = new(socket, _handler, _clock, _stopping);
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
