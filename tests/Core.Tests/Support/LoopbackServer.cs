using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>A bare server on loopback that answers as it is told, byte for byte, faults included.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ReceivedRequest, Answer> _answer;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private int _effects;

    public LoopbackServer(Func<ReceivedRequest, Answer> answer)
    {
        _answer = answer;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>A server that gives these answers in turn, the last one for ever.</summary>
    public LoopbackServer(params Answer[] answers)
        : this(InTurn(answers))
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

    private static Func<ReceivedRequest, Answer> InTurn(Answer[] answers)
    {
        int next = -1;
        return _ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
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
                Answer answer = _answer(request);
                _ = answer.HasEffect ? Interlocked.Increment(ref _effects) : 0;
                await stream.WriteAsync(answer.Bytes, cancellationToken);
                if (!await GoesOnAsync(socket, answer.End, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The client left, or the test is over.
            socket.Close(0);
        }
    }

    private static async Task<bool> GoesOnAsync(Socket socket, Ending end, CancellationToken cancellationToken)
    {
        switch (end)
        {
            case Ending.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                return false;
            case Ending.Close:
                socket.Shutdown(SocketShutdown.Send);
                return false;
            case Ending.Silent:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return false;
            default:
                return true;
        }
    }
}
