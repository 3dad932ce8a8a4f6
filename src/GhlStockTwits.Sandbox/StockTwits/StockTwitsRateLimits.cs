using System.Globalization;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// The rate limits: reads per hour and token or address. Errors count; other methods do not. Choice: the hour starts
/// with the first read.
/// </summary>
internal sealed class StockTwitsRateLimits
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (DateTimeOffset Start, int Count)> _windows = [];

    public int Anonymous { get; set; } = 200;

    public int Token { get; set; } = 400;

    public bool Enforced { get; set; } = true;

    /// <summary>Whether the rate limit headers are sent. In 2026 anonymous callers did not get them.</summary>
    public bool Headers { get; set; } = true;

    public void Reset()
    {
        _windows.Clear();
    }

    /// <summary>Counts a read. Returns the limit if the read exceeds it, otherwise null.</summary>
    public int? CountRead(HttpRequest request, StockTwitsToken? token, DateTimeOffset now)
    {
        string key = token?.Value ?? "";
        (DateTimeOffset start, int count) = GetWindow(key, now);
        bool isRead = request.Method is "GET" or "HEAD";
        if (!Enforced || !isRead)
        {
            return null;
        }

        int limit = LimitFor(token);
        if (count >= limit)
        {
            return limit;
        }

        _windows[key] = (start, count + 1);
        return null;
    }

    public void AddHeaders(HttpResponse response, StockTwitsToken? token, DateTimeOffset now)
    {
        if (!Headers)
        {
            return;
        }

        int limit = LimitFor(token);
        (DateTimeOffset start, int count) = GetWindow(token?.Value ?? "", now);
        response.AddHeader("X-RateLimit-Limit", Format(limit));
        response.AddHeader("X-RateLimit-Remaining", Format(Math.Max(0, limit - count)));
        response.AddHeader("X-RateLimit-Reset", Format((start + s_hour).ToUnixTimeSeconds()));
    }

    private (DateTimeOffset Start, int Count) GetWindow(string key, DateTimeOffset now)
    {
        (DateTimeOffset Start, int Count) window = _windows.GetValueOrDefault(key, (now, 0));
        bool isOver = now >= window.Start + s_hour || now < window.Start;
        return isOver ? (now, 0) : window;
    }

    private int LimitFor(StockTwitsToken? token)
    {
        return token is null ? Anonymous : Token;
    }

    private static string Format(long number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
