using System.Buffers;
using System.Globalization;
using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>The request line and the headers of a request.</summary>
internal sealed class RequestHead
{
    private const int MaxHeaders = 100;

    private static readonly SearchValues<char> s_tokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string _method;
    private readonly string _target;
    private readonly bool _isHttp10;
    private readonly Dictionary<string, string> _headers;

    private RequestHead(string method, string target, bool isHttp10, Dictionary<string, string> headers)
    {
        _method = method;
        _target = target;
        _isHttp10 = isHttp10;
        _headers = headers;
        IsChunked = ReadTransferEncoding();
        ExpectsContinue = HasToken("Expect", "100-continue");
        ContentLength = ReadContentLength();
    }

    public static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    public bool IsChunked { get; }

    public bool ExpectsContinue { get; }

    public long ContentLength { get; }

    public static RequestHead Parse(ReadOnlySpan<byte> head)
    {
        string[] lines = Encoding.Latin1.GetString(head).Split("\r\n");
        string[] words = lines[0].Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1.", StringComparison.Ordinal) || !IsToken(words[0]))
        {
            throw new HttpProtocolException(400, "The request line must be METHOD target HTTP/1.1.");
        }

        if (lines.Length > MaxHeaders + 1)
        {
            throw new HttpProtocolException(431, "The request has too many headers.");
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':');
            if (colon <= 0 || !IsToken(line[..colon]))
            {
                throw new HttpProtocolException(400, "A header must be name: value.");
            }

            string value = line[(colon + 1)..].Trim();
            string name = line[..colon];
            headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier}, {value}" : value;
        }

        return new RequestHead(words[0], TargetPath(words[1]), words[2] == "HTTP/1.0", headers);
    }

    public HttpRequest ToRequest(byte[] body)
    {
        return new HttpRequest
        {
            Method = _method,
            Target = _target,
            Headers = _headers,
            Body = body,
            KeepAlive = _isHttp10 ? HasToken("Connection", "keep-alive") : !HasToken("Connection", "close"),
        };
    }

    /// <summary>A proxy client sends an absolute URI. Only its path and query matter here.</summary>
    private static string TargetPath(string target)
    {
        if (target.StartsWith('/'))
        {
            return target;
        }

        bool isAddress = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return isAddress && Uri.TryCreate(target, UriKind.Absolute, out Uri? uri)
            ? uri.PathAndQuery
            : throw new HttpProtocolException(400, "The target is not a path.");
    }

    private static bool IsToken(string text)
    {
        return text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_tokenCharacters);
    }

    private bool HasToken(string header, string token)
    {
        return _headers.TryGetValue(header, out string? value)
            && value.Contains(token, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A body with two lengths can be read in two ways, so it is not read at all.</summary>
    private bool ReadTransferEncoding()
    {
        if (!_headers.TryGetValue("Transfer-Encoding", out string? encoding))
        {
            return false;
        }

        if (!encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            throw new HttpProtocolException(400, "The only Transfer-Encoding is chunked.");
        }

        return _headers.ContainsKey("Content-Length")
            ? throw new HttpProtocolException(400, "Transfer-Encoding and Content-Length exclude each other.")
            : true;
    }

    private long ReadContentLength()
    {
        if (IsChunked || !_headers.TryGetValue("Content-Length", out string? text))
        {
            return 0;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new HttpProtocolException(400, "Content-Length is not a number.");
    }
}

/// <summary>A request that the server cannot read. The connection is closed after the response.</summary>
internal sealed class HttpProtocolException : Exception
{
    public HttpProtocolException(int status, string message)
        : base(message)
    {
        Status = status;
    }

    public int Status { get; }
}
