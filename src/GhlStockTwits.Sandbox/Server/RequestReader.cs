using System.Net.Sockets;
using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>Reads the requests of a connection, one after another.</summary>
internal sealed class RequestReader
{
    public const int MaxHeadBytes = 32 * 1024;
    public const int MaxBodyBytes = 10 * 1024 * 1024;

    private const int MaxEmptyLineBytes = 64;
    private const int MaxTrailerBytes = 32 * 1024;
    private const int MaxChunkLineBytes = 1024 * 1024;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[MaxHeadBytes];
    private int _start;
    private int _end;
    private int _emptyLineBytes;

    public RequestReader(Socket socket)
    {
        _socket = socket;
    }

    /// <summary>Returns the next request. Null if the client has disconnected.</summary>
    public HttpRequest? Read()
    {
        _emptyLineBytes = 0;
        int headLength = ReadHead();
        if (headLength < 0)
        {
            return null;
        }

        RequestHead head = RequestHead.Parse(_buffer.AsSpan(_start, headLength));
        _start += headLength + RequestHead.End.Length;
        if (head.ExpectsContinue)
        {
            _socket.Send("HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        byte[] body = head.IsChunked ? ReadChunks() : ReadBytes(head.ContentLength);
        return head.ToRequest(body);
    }

    private int ReadHead()
    {
        SkipEmptyLines();
        while (true)
        {
            int length = _buffer.AsSpan(_start, _end - _start).IndexOf(RequestHead.End);
            if (length >= 0)
            {
                return length;
            }

            if (_end - _start == MaxHeadBytes)
            {
                throw new HttpProtocolException(431, "The request headers are too large.");
            }

            if (!Receive())
            {
                return _end == _start
                    ? -1
                    : throw new HttpProtocolException(400, "The connection was closed before the end of the headers.");
            }

            SkipEmptyLines();
        }
    }

    private void SkipEmptyLines()
    {
        while (_start < _end && _buffer[_start] is (byte)'\r' or (byte)'\n')
        {
            _start++;
            if (++_emptyLineBytes > MaxEmptyLineBytes)
            {
                throw new HttpProtocolException(400, "There are too many empty lines before the request.");
            }
        }
    }

    private byte[] ReadBytes(long length)
    {
        if (length > MaxBodyBytes)
        {
            throw new HttpProtocolException(413, "The request body is too large.");
        }

        byte[] body = length == 0 ? [] : new byte[length];
        int filled = Math.Min(body.Length, _end - _start);
        _buffer.AsSpan(_start, filled).CopyTo(body);
        _start += filled;
        while (filled < body.Length)
        {
            int count = _socket.Receive(body.AsSpan(filled));
            filled += count > 0 ? count : throw BodyIncomplete();
        }

        return body;
    }

    private byte[] ReadChunks()
    {
        using MemoryStream body = new();
        int lineBytes = 0;
        while (true)
        {
            string line = ReadLine();
            lineBytes += line.Length;
            if (lineBytes > MaxChunkLineBytes)
            {
                throw new HttpProtocolException(413, "The chunks are too small or their extensions too long.");
            }

            int semicolon = line.IndexOf(';');
            string size = semicolon < 0 ? line : line[..semicolon];
            if (!int.TryParse(size.Trim(), System.Globalization.NumberStyles.AllowHexSpecifier, null, out int length)
                || length < 0)
            {
                throw new HttpProtocolException(400, "The length of a chunk is not a hexadecimal number.");
            }

            if (length == 0)
            {
                SkipTrailers();
                return body.ToArray();
            }

            if (body.Length + length > MaxBodyBytes)
            {
                throw new HttpProtocolException(413, "The request body is too large.");
            }

            body.Write(ReadBytes(length));
            if (ReadLine().Length > 0)
            {
                throw new HttpProtocolException(400, "A chunk is longer than its length.");
            }
        }
    }

    private void SkipTrailers()
    {
        int bytes = 0;
        while (ReadLine() is { Length: > 0 } trailer)
        {
            bytes += trailer.Length;
            if (bytes > MaxTrailerBytes)
            {
                throw new HttpProtocolException(431, "The trailers are too large.");
            }
        }
    }

    private string ReadLine()
    {
        while (true)
        {
            int length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (length >= 0)
            {
                string line = Encoding.Latin1.GetString(_buffer, _start, length);
                _start += length + 2;
                return line;
            }

            if (_end - _start == MaxHeadBytes)
            {
                throw new HttpProtocolException(400, "A line of the request body is too long.");
            }

            if (!Receive())
            {
                throw BodyIncomplete();
            }
        }
    }

    private bool Receive()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        int count = _socket.Receive(_buffer.AsSpan(_end));
        _end += count;
        return count > 0;
    }

    private static HttpProtocolException BodyIncomplete()
    {
        return new HttpProtocolException(400, "The connection was closed before the end of the body.");
    }
}
