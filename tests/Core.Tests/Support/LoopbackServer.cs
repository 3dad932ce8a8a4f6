using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>A server on loopback that sends scripted responses, including faults.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ReceivedRequest, ScriptedResponse> _respond;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private int _effects;

    public LoopbackServer(Func<ReceivedRequest, ScriptedResponse> respond)
    {
        _respond = respond;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>Creates a server that sends these responses in turn and repeats the last one.</summary>
    public LoopbackServer(params ScriptedResponse[] responses)
        : this(InTurn(responses))
    {
    }

    public Uri Address { get; }

    public IReadOnlyCollection<ReceivedRequest> Requests => _requests;

    /// <summary>How many requests were carried out.</summary>
    public int Effects => _effects;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static Func<ReceivedRequest, ScriptedResponse> InTurn(ScriptedResponse[] responses)
    {
        int next = -1;
        return _ => responses[Math.Min(Interlocked.Increment(ref next), responses.Length - 1)];
    }

    private async Task AcceptAsync()
    {
        CancellationToken cancellationToken = _stop.Token;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync(cancellationToken);
                _ = ServeAsync(socket, cancellationToken);
            }
            catch (Exception failure) when (
                failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        using NetworkStream stream = new(socket, ownsSocket: true);
        RequestReader reader = new(stream);
        try
        {
            while (await reader.ReadAsync(cancellationToken) is { } request)
            {
                _requests.Enqueue(request);
                ScriptedResponse response = _respond(request);
                _ = response.HasEffect ? Interlocked.Increment(ref _effects) : 0;
                await stream.WriteAsync(response.Bytes, cancellationToken);
                while (response.Endless is not null)
                {
                    await stream.WriteAsync(response.Endless, cancellationToken);
                }

                if (!await StaysOpenAsync(socket, response.Then, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The client has closed the connection, or the test is over.
            socket.Close(0);
        }
    }

    private static async Task<bool> StaysOpenAsync(
        Socket socket, AfterResponse then, CancellationToken cancellationToken)
    {
        switch (then)
        {
            case AfterResponse.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                return false;
            case AfterResponse.Close:
                socket.Shutdown(SocketShutdown.Send);
                return false;
            case AfterResponse.Hang:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return false;
            default:
                return true;
        }
    }
}
