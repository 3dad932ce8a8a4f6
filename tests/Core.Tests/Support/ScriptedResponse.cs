using System.Globalization;
using System.Text;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>What a loopback server does with one request.</summary>
/// <param name="Bytes">The bytes to send.</param>
/// <param name="Then">What happens to the connection afterwards.</param>
/// <param name="HasEffect">Whether the request counts as carried out.</param>
internal sealed record ScriptedResponse(byte[] Bytes, AfterResponse Then, bool HasEffect)
{
    /// <summary>The connection is reset before the request is carried out.</summary>
    public static ScriptedResponse ResetBefore { get; } = new([], AfterResponse.Reset, HasEffect: false);

    /// <summary>The connection is reset after the request is carried out.</summary>
    public static ScriptedResponse ResetAfter { get; } = new([], AfterResponse.Reset, HasEffect: true);

    /// <summary>The request is carried out and the connection closed without a response.</summary>
    public static ScriptedResponse CloseAfter { get; } = new([], AfterResponse.Close, HasEffect: true);

    /// <summary>The request is carried out, but no response is sent.</summary>
    public static ScriptedResponse None { get; } = new([], AfterResponse.Hang, HasEffect: true);

    /// <summary>Bytes that are sent after the response again and again, until the client has enough.</summary>
    public byte[]? Endless { get; init; }

    /// <summary>A success whose body is given as bytes.</summary>
    public static ScriptedResponse Binary(byte[] body, string contentEncoding) =>
        Binary(body, 200, ("Content-Encoding", contentEncoding));

    /// <summary>A JSON response whose body is given as bytes.</summary>
    public static ScriptedResponse Binary(byte[] body, int status, params (string Name, string Value)[] headers) =>
        new([.. Head(status, "application/json", body.Length, headers), .. body], AfterResponse.KeepOpen,
            HasEffect: status < 300);

    /// <summary>A head as it is given, and what follows it.</summary>
    public static ScriptedResponse Raw(string head, string body = "") => new(
        Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n" + body), AfterResponse.Close,
        HasEffect: true);

    public static ScriptedResponse Json(string json, int status = 200, params (string Name, string Value)[] headers) =>
        Of(status, "application/json; charset=utf-8", json, headers);

    public static ScriptedResponse Of(
        int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        byte[] head = Head(status, contentType, bytes.Length, headers);
        return new ScriptedResponse([.. head, .. bytes], AfterResponse.KeepOpen, HasEffect: status < 300);
    }

    /// <summary>The request is carried out, but the connection closes after half of the response.</summary>
    public static ScriptedResponse Truncated(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        byte[] head = Head(200, "application/json", bytes.Length, []);
        return new ScriptedResponse([.. head, .. bytes[..(bytes.Length / 2)]], AfterResponse.Close, HasEffect: true);
    }

    /// <summary>Half of the response is sent, then nothing more.</summary>
    public static ScriptedResponse Stalled(string json) => Truncated(json) with { Then = AfterResponse.Hang };

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

/// <summary>What happens to a connection after a response.</summary>
internal enum AfterResponse
{
    /// <summary>It stays open for the next request.</summary>
    KeepOpen,

    /// <summary>It is closed.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,

    /// <summary>It stays open, but nothing more is sent.</summary>
    Hang,
}
