using System.Text;

namespace GhlStockTwits.Sandbox.Server;

internal sealed class HttpResponse
{
    public const string Json = "application/json; charset=utf-8";
    public const string Html = "text/html; charset=utf-8";

    public int Status { get; set; } = 200;

    public string ContentType { get; set; } = Json;

    public ReadOnlyMemory<byte> Body { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public Delivery Delivery { get; set; }

    /// <summary>The duration of a slow or hanging delivery. Zero hangs until the client disconnects.</summary>
    public TimeSpan DeliveryTime { get; set; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public static HttpResponse Text(int status, string contentType, string text)
    {
        return new HttpResponse { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };
    }

    /// <summary>Redirects to an address with further values, of which null ones are left out.</summary>
    public static HttpResponse Redirect(string address, char separator, params (string Name, string? Value)[] values)
    {
        IEnumerable<string> pairs = values.Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        string oneLine = string.Concat(address.Where(letter => letter is > ' ' and <= '~'));
        HttpResponse response = new() { Status = 302, ContentType = Html };
        response.AddHeader("Location", $"{oneLine}{separator}{string.Join('&', pairs)}");
        return response;
    }

    public void AddHeader(string name, string value)
    {
        Headers.Add(new(name, value));
    }
}

/// <summary>How a response is sent. All values but the first are faults.</summary>
internal enum Delivery
{
    Complete,
    Reset,
    Truncate,
    Slow,
    Hang,
}

internal static class ReasonPhrase
{
    private static readonly Dictionary<int, string> s_phrases = new()
    {
        [200] = "OK",
        [201] = "Created",
        [204] = "No Content",
        [302] = "Found",
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "Not Found",
        [405] = "Method Not Allowed",
        [408] = "Request Timeout",
        [409] = "Conflict",
        [413] = "Content Too Large",
        [415] = "Unsupported Media Type",
        [422] = "Unprocessable Entity",
        [429] = "Too Many Requests",
        [431] = "Request Header Fields Too Large",
        [500] = "Internal Server Error",
        [502] = "Bad Gateway",
        [503] = "Service Unavailable",
        [504] = "Gateway Timeout",
    };

    public static string For(int status)
    {
        return s_phrases.TryGetValue(status, out string? phrase) ? phrase : "Unknown";
    }
}
