using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>
/// Callers, a limiter and a service that counts in fixed windows, on a clock that the model turns: a request is counted
/// some time after it left and answered some time after that.
/// </summary>
internal sealed class WindowModel(WindowScenario scenario)
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Random _random = new(scenario.Seed);
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly Dictionary<long, int> _counted = [];
    private readonly List<Task<RateLimitPermit?>> _asking = [];
    private RateLimiter? _limiter;
    private long _now;
    private long _scheduled;
    private int _idle = scenario.Callers;
    private int _leaving;
    private int _travelling;
    private int _answered;

    /// <summary>The most that the service counted in any window.</summary>
    public int Busiest => _counted.Values.Max();

    /// <summary>Runs all calls. Returns how long they took, in milliseconds.</summary>
    public async Task<long> RunAsync(long patience)
    {
        _limiter = new RateLimiter(scenario.Max, TimeSpan.FromMilliseconds(scenario.Window), _time);
        while (_answered < scenario.Calls)
        {
            for (; _idle > 0 && _leaving < scenario.Calls; _idle--, _leaving++)
            {
                _asking.Add(_limiter.TryAcquireAsync(CancellationToken.None));
            }

            await SendWhatMayLeaveAsync();
            _now++;
            _time.Advance(s_tick);
            while (_events.TryPeek(out Action? due, out (long At, long Order) place) && place.At <= _now)
            {
                _events.Dequeue();
                due();
            }

            Assert.True(
                _now < patience,
                $"The limiter is stuck: after {_now} ms {_answered} of {scenario.Calls} calls were answered.");
        }

        return _now;
    }

    /// <summary>The limiter wakes callers on other threads; the model waits for each that it has let go.</summary>
    private async Task SendWhatMayLeaveAsync()
    {
        while (_travelling < _limiter!.InFlight)
        {
            Task<RateLimitPermit?>[] free = [.. _asking.Where(static turn => turn.IsCompleted)];
            foreach (Task<RateLimitPermit?> turn in free)
            {
                _asking.Remove(turn);
                Send(Assert.NotNull(await turn));
            }

            await Task.Yield();
        }
    }

    private void Send(RateLimitPermit departure)
    {
        _travelling++;
        long arrival = _now + _random.Next(scenario.MaxLatency + 1);
        long answer = arrival + _random.Next(scenario.MaxLatency + 1);
        int left = 0;
        _events.Enqueue(() => left = Count(), (arrival, _scheduled++));
        _events.Enqueue(() => Answer(departure, left), (answer, _scheduled++));
    }

    private int Count()
    {
        long window = (_now + scenario.Offset) / scenario.Window;
        _counted[window] = _counted.GetValueOrDefault(window) + 1;
        return Math.Max(0, scenario.Max - _counted[window]);
    }

    private void Answer(RateLimitPermit departure, int left)
    {
        _travelling--;
        _answered++;
        _idle++;
        TimeSpan window = TimeSpan.FromMilliseconds(scenario.Window);
        _limiter!.Release(
            departure, scenario.TellsLimits ? new RateHeaders(scenario.Max, left, window, null, null, null) : null);
    }
}
