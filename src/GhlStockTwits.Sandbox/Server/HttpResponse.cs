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

    /// <summary>How long a slow delivery takes, or a hanging one holds the line; zero: until one gives up.</summary>
    public TimeSpan DeliveryTime { get; set; }

    public bool Succeeded => Status is >= 200 and < 300;

    public static HttpResponse Text(int status, string contentType, string text)
    {
        return new HttpResponse { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };
    }

    public void AddHeader(string name, string value)
    {
        Headers.Add(new(name, value));
    }
}
