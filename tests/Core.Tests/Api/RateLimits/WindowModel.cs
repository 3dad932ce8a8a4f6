using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>
/// Simulates callers, a limiter and a service that counts in fixed windows. A request is counted some time after it was
/// sent, and its response comes some time after that.
/// </summary>
internal sealed class WindowModel(WindowScenario scenario)
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Random _random = new(scenario.Seed);
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly Dictionary<long, int> _counted = [];
    private readonly List<Task<RateLimitPermit?>> _waiting = [];
    private RateLimiter? _limiter;
    private long _now;
    private long _scheduled;
    private int _idle = scenario.Callers;
    private int _requested;
    private int _inFlight;
    private int _completed;

    /// <summary>The highest number of requests that the service counted in a window.</summary>
    public int Busiest => _counted.Values.Max();

    /// <summary>Runs all calls and returns their duration in milliseconds.</summary>
    public async Task<long> RunAsync(long maxDuration)
    {
        _limiter = new RateLimiter(scenario.Max, TimeSpan.FromMilliseconds(scenario.Window), _time);
        while (_completed < scenario.Calls)
        {
            for (; _idle > 0 && _requested < scenario.Calls; _idle--, _requested++)
            {
                _waiting.Add(_limiter.TryAcquireAsync(CancellationToken.None));
            }

            await SendPermittedAsync();
            _now++;
            _time.Advance(s_tick);
            while (_events.TryPeek(out Action? due, out (long At, long Order) place) && place.At <= _now)
            {
                _events.Dequeue();
                due();
            }

            Assert.True(
                _now < maxDuration,
                $"The limiter is stuck: after {_now} ms, {_completed} of {scenario.Calls} calls were complete.");
        }

        return _now;
    }

    /// <summary>
    /// Sends the permitted requests. The limiter completes tasks on other threads, so this waits for them.
    /// </summary>
    private async Task SendPermittedAsync()
    {
        while (_inFlight < _limiter!.InFlight)
        {
            Task<RateLimitPermit?>[] permitted = [.. _waiting.Where(static turn => turn.IsCompleted)];
            foreach (Task<RateLimitPermit?> turn in permitted)
            {
                _waiting.Remove(turn);
                Send(Assert.NotNull(await turn));
            }

            await Task.Yield();
        }
    }

    private void Send(RateLimitPermit permit)
    {
        _inFlight++;
        long arrival = _now + _random.Next(scenario.MaxLatency + 1);
        long response = arrival + _random.Next(scenario.MaxLatency + 1);
        int left = 0;
        _events.Enqueue(() => left = Count(), (arrival, _scheduled++));
        _events.Enqueue(() => Complete(permit, left), (response, _scheduled++));
    }

    private int Count()
    {
        long window = (_now + scenario.Offset) / scenario.Window;
        _counted[window] = _counted.GetValueOrDefault(window) + 1;
        return Math.Max(0, scenario.Max - _counted[window]);
    }

    private void Complete(RateLimitPermit permit, int left)
    {
        _inFlight--;
        _completed++;
        _idle++;
        TimeSpan window = TimeSpan.FromMilliseconds(scenario.Window);
        _limiter!.Release(
            permit, scenario.TellsLimits ? new RateHeaders(scenario.Max, left, window, null, null, null) : null);
    }
}

/// <summary>A scenario for <see cref="WindowModel"/>; times are in milliseconds.</summary>
internal sealed record WindowScenario(
    int Max, int Window, int Offset, int Callers, int MaxLatency, bool TellsLimits, int Calls, int Seed);
