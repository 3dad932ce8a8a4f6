using System.Globalization;
using System.Text;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>What a loopback server does with one request: bytes to send, then how the connection goes on.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="End">What happens to the connection afterwards.</param>
/// <param name="HasEffect">Whether the request counts as carried out.</param>
internal sealed record Answer(byte[] Bytes, Ending End, bool HasEffect)
{
    /// <summary>The request is read and the connection reset: nothing was done.</summary>
    public static Answer ResetBefore { get; } = new([], Ending.Reset, HasEffect: false);

    /// <summary>The request is carried out and the connection reset before the answer.</summary>
    public static Answer ResetAfter { get; } = new([], Ending.Reset, HasEffect: true);

    /// <summary>The request is carried out and the connection closes in order, without an answer.</summary>
    public static Answer CloseAfter { get; } = new([], Ending.Close, HasEffect: true);

    /// <summary>The request is carried out and the answer never comes.</summary>
    public static Answer Silence { get; } = new([], Ending.Silent, HasEffect: true);

    public static Answer Json(string json, int status = 200, params (string Name, string Value)[] headers) =>
        Of(status, "application/json; charset=utf-8", json, headers);

    public static Answer Of(int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        byte[] head = Head(status, contentType, bytes.Length, headers);
        return new Answer([.. head, .. bytes], Ending.Open, HasEffect: status < 300);
    }

    /// <summary>
    /// The request is carried out, but half the announced answer is missing when the connection closes.
    /// </summary>
    public static Answer Truncated(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        byte[] head = Head(200, "application/json", bytes.Length, []);
        return new Answer([.. head, .. bytes[..(bytes.Length / 2)]], Ending.Close, HasEffect: true);
    }

    /// <summary>Headers and the first half of the answer, then silence.</summary>
    public static Answer Stalled(string json) => Truncated(json) with { End = Ending.Silent };

    private static byte[] Head(int status, string contentType, int length, (string Name, string Value)[] headers)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nContent-Type: {contentType}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        foreach ((string name, string value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
