using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>Sends the responses of a connection, each in one write unless a fault rule says otherwise.</summary>
internal sealed class ResponseSender
{
    private const int MaxReusedBufferBytes = 1024 * 1024;
    private static readonly TimeSpan s_slowStep = TimeSpan.FromMilliseconds(20);

    private readonly Socket _socket;
    private readonly WaitHandle _stopping;
    private readonly TimeProvider _clock;
    private ArrayBufferWriter<byte> _buffer = new(4096);

    public ResponseSender(Socket socket, WaitHandle stopping, TimeProvider clock)
    {
        _socket = socket;
        _stopping = stopping;
        _clock = clock;
    }

    /// <summary>Sends a response. Returns false if the connection must not be reused.</summary>
    public bool Send(HttpResponse response, bool headOnly, bool keepAlive)
    {
        switch (response.Delivery)
        {
            case Delivery.Reset:
                _socket.LingerState = new LingerOption(true, 0);
                return false;
            case Delivery.Hang:
                Hang(response.DeliveryTime);
                return false;
        }

        int headLength = Encode(response, headOnly, keepAlive);
        if (response.Delivery == Delivery.Truncate)
        {
            SendAll(_buffer.WrittenSpan[..(headLength + (_buffer.WrittenCount - headLength) / 2)]);
            _socket.Shutdown(SocketShutdown.Send);
            return false;
        }

        if (response.Delivery == Delivery.Slow)
        {
            SendSlowly(headLength, response.DeliveryTime);
        }
        else
        {
            SendAll(_buffer.WrittenSpan);
        }

        return keepAlive;
    }

    private int Encode(HttpResponse response, bool headOnly, bool keepAlive)
    {
        if (_buffer.Capacity > MaxReusedBufferBytes)
        {
            _buffer = new(4096);
        }

        _buffer.ResetWrittenCount();
        StringBuilder head = new(512);
        string reasonPhrase = ReasonPhrase.For(response.Status);
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {reasonPhrase}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Date: {_clock.GetUtcNow():R}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {response.ContentType}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            head.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        }

        head.Append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        foreach (ReadOnlyMemory<char> chunk in head.GetChunks())
        {
            int count = Encoding.Latin1.GetBytes(chunk.Span, _buffer.GetSpan(chunk.Length));
            _buffer.Advance(count);
        }

        int headLength = _buffer.WrittenCount;
        if (!headOnly)
        {
            _buffer.Write(response.Body.Span);
        }

        return headLength;
    }

    private void SendSlowly(int headLength, TimeSpan time)
    {
        SendAll(_buffer.WrittenSpan[..headLength]);
        int steps = Math.Max(1, (int)(time / s_slowStep));
        int sent = headLength;
        for (int step = 1; step <= steps; step++)
        {
            _stopping.WaitOne(s_slowStep);
            int upTo = headLength + (int)((long)(_buffer.WrittenCount - headLength) * step / steps);
            SendAll(_buffer.WrittenSpan[sent..upTo]);
            sent = upTo;
        }
    }

    private void Hang(TimeSpan time)
    {
        long start = _clock.GetTimestamp();
        while (time == TimeSpan.Zero || _clock.GetElapsedTime(start) < time)
        {
            bool clientHasGone = _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;
            if (clientHasGone || _stopping.WaitOne(s_slowStep))
            {
                return;
            }
        }
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }
}
