using System.Diagnostics;
using System.Globalization;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>
/// A server that counts requests in fixed windows as HighLevel does, sends its limit in headers and enforces it with
/// 429.
/// </summary>
internal sealed class FixedWindowServer : IDisposable
{
    private readonly object _gate = new();
    private readonly LoopbackServer _server;
    private readonly int _max;
    private readonly TimeSpan _window;
    private long _firstCall;
    private long _currentWindow = -1;
    private int _counted;

    public FixedWindowServer(int max, TimeSpan window)
    {
        _max = max;
        _window = window;
        _server = new LoopbackServer(_ => Count());
    }

    public Uri Address => _server.Address;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public void Dispose() => _server.Dispose();

    private ScriptedResponse Count()
    {
        lock (_gate)
        {
            long now = Stopwatch.GetTimestamp();
            _firstCall = _firstCall == 0 ? now : _firstCall;
            long window = Stopwatch.GetElapsedTime(_firstCall, now).Ticks / _window.Ticks;
            if (window != _currentWindow)
            {
                (_currentWindow, _counted) = (window, 0);
            }

            bool accepted = _counted < _max;
            _counted += accepted ? 1 : 0;
            Accepted += accepted ? 1 : 0;
            Rejected += accepted ? 0 : 1;
            return ScriptedResponse.Json(
                "{}",
                accepted ? 200 : 429,
                ("X-RateLimit-Max", Text(_max)),
                ("X-RateLimit-Remaining", Text(_max - _counted)),
                ("X-RateLimit-Interval-Milliseconds", Text(_window.TotalMilliseconds)));
        }
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
