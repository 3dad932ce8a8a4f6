using System.Net.Sockets;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>
/// A client's connection on its own thread: blocking calls respond faster than the thread pool, and a host with a busy
/// pool does not slow the server down.
/// </summary>
internal sealed class HttpConnection
{
    // Longer than clients keep idle connections, so that the server never closes a connection that is about to be used.
    private static readonly TimeSpan s_idleTimeout = TimeSpan.FromMinutes(10);

    private readonly Socket _socket;
    private readonly Func<HttpRequest, HttpResponse> _handler;
    private readonly RequestReader _reader;
    private readonly ResponseSender _sender;
    private readonly WaitHandle _stopping;
    private volatile bool _isBusy;

    public HttpConnection(
        Socket socket,
        Func<HttpRequest, HttpResponse> handler,
        TimeProvider clock,
        WaitHandle stopping)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = (int)s_idleTimeout.TotalMilliseconds;
        _handler = handler;
        _stopping = stopping;
        _reader = new RequestReader(socket);
        _sender = new ResponseSender(socket, stopping, clock);
    }

    public void Serve()
    {
        try
        {
            while (!_stopping.WaitOne(0) && ServeNextRequest())
            {
                _isBusy = false;
            }
        }
        catch (Exception)
        {
            // The client disconnected, the server is stopping, or a response cannot be sent. An exception that leaves
            // this thread would end the process that hosts the sandbox.
            _isBusy = false;
        }
        finally
        {
            _socket.Dispose();
        }
    }

    public void CloseIfIdle()
    {
        if (!_isBusy)
        {
            Close();
        }
    }

    public void Close()
    {
        _socket.Dispose();
    }

    private bool ServeNextRequest()
    {
        HttpRequest? request;
        try
        {
            request = _reader.Read();
        }
        catch (HttpProtocolException exception)
        {
            _sender.Send(
                HttpResponse.Text(exception.Status, "text/plain; charset=utf-8", exception.Message),
                headOnly: false,
                keepAlive: false);
            Drain();
            return false;
        }

        if (request is null)
        {
            return false;
        }

        _isBusy = true;
        return _sender.Send(ExceptionHandler.Invoke(_handler, request), request.Method == "HEAD", request.KeepAlive);
    }

    /// <summary>
    /// Closing a socket with unread bytes resets the connection before the client has read the response.
    /// </summary>
    private void Drain()
    {
        _socket.Shutdown(SocketShutdown.Send);
        _socket.ReceiveTimeout = 500;
        byte[] discarded = new byte[16 * 1024];
        for (int round = 0; round < 1024 && _socket.Receive(discarded) > 0; round++)
        {
            continue;
        }
    }
}
