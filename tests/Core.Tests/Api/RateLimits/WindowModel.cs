using System.Diagnostics;
using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>
/// Simulates callers in several processes, their limiters over one memory, and a service that counts in windows. A
/// request is counted some time after it was sent, and its response comes some time after that.
/// </summary>
internal sealed class WindowModel(WindowScenario scenario) : IDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longestTurn = TimeSpan.FromSeconds(30);

    private readonly WindowScenario _scenario = scenario;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Random _random = new(scenario.Seed);
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly List<(long At, int Process)> _counted = [];
    private readonly List<(Task<RateLimitPermit?> Turn, int Process)> _waiting = [];
    private readonly CancellationTokenSource _crash = new();
    private RateLimiter[] _limiters = [];
    private long _now;
    private long _scheduled;
    private int[] _idle = [];
    private int[] _inFlight = [];
    private int _requested;
    private int _completed;

    /// <summary>The most requests that the service counted in a window, however it is aligned.</summary>
    public int Busiest => BusiestOf(static _ => true);

    /// <summary>The same for one process.</summary>
    public int BusiestOf(int process) => BusiestOf(one => one == process);

    public void Dispose() => _crash.Dispose();

    /// <summary>Runs all calls and returns their duration in milliseconds.</summary>
    public Task<long> RunAsync(long maxDuration) =>
        // Without the context of a test, what an answer continues runs at once and not later in the model's time.
        Task.Run(() => SimulateAsync(maxDuration));

    private async Task<long> SimulateAsync(long maxDuration)
    {
        // The memory of a table that a process of an unknown past left behind.
        long[] memory = new long[RateLimitTable.Length];
        TimeSpan window = TimeSpan.FromMilliseconds(_scenario.Window);
        _limiters = [.. Enumerable.Range(0, _scenario.Processes).Select(process => new RateLimiter(
            new RateLimitTable(memory, _scenario.Max, window)
            {
                SharedBy = _scenario.Processes > 1 ? RateLimitScope.Machine : RateLimitScope.Process,
            },
            process == 0 ? _scenario.Percent : 100, _time))];
        for (int process = 0; _scenario.IsShared && process < _scenario.Processes; process++)
        {
            _limiters[process].ShareThrough(new ModelStore(this, memory, process));
        }

        _idle = [.. Enumerable.Repeat(_scenario.Callers, _scenario.Processes)];
        _inFlight = new int[_scenario.Processes];
        while (_completed < _scenario.Calls)
        {
            for (int process = 0; process < _scenario.Processes; process++)
            {
                for (; _idle[process] > 0 && _requested < _scenario.Calls; _idle[process]--, _requested++)
                {
                    CancellationToken end = process == 0 ? _crash.Token : CancellationToken.None;
                    _waiting.Add((_limiters[process].TryAcquireAsync(end), process));
                }
            }

            await SendPermittedAsync();
            _now++;
            _time.Advance(s_tick);
            while (_events.TryPeek(out Action? due, out (long At, long Order) place) && place.At <= _now)
            {
                _events.Dequeue();
                due();
            }

            if (_now == _scenario.CrashAt)
            {
                await CrashAsync();
            }

            Assert.True(
                _now < maxDuration,
                $"The limiter is stuck: after {_now} ms, {_completed} of {_scenario.Calls} calls were complete.");
        }

        return _now;
    }

    private int BusiestOf(Func<int, bool> includes)
    {
        long[] times = [.. _counted.Where(one => includes(one.Process)).Select(static one => one.At).Order()];
        int busiest = 0;
        for (int first = 0, last = 0; last < times.Length; last++)
        {
            while (times[last] - times[first] >= _scenario.Window)
            {
                first++;
            }

            busiest = Math.Max(busiest, last - first + 1);
        }

        return busiest;
    }

    /// <summary>
    /// Sends the permitted requests. The limiter completes tasks on other threads, so this waits for them.
    /// </summary>
    private async Task SendPermittedAsync()
    {
        // A process that ended takes none of the permits that it was granted last.
        int permitted = _limiters.Zip(_inFlight)
            .Skip(_crash.IsCancellationRequested ? 1 : 0)
            .Sum(static one => one.First.InFlight - one.Second);
        Stopwatch waited = Stopwatch.StartNew();
        while (_waiting.Count(static one => one.Turn.IsCompleted) < permitted)
        {
            Assert.True(waited.Elapsed < s_longestTurn, $"{permitted} permits were granted and do not arrive.");
            await Task.Yield();
        }

        foreach ((Task<RateLimitPermit?> Turn, int Process) one in _waiting.ToArray())
        {
            if (one.Turn.IsCompletedSuccessfully)
            {
                _waiting.Remove(one);
                if (await one.Turn is { } permit)
                {
                    Send(permit, one.Process);
                }
                else
                {
                    Assert.True(_scenario.IsShared);
                    _idle[one.Process]++;
                    _requested--;
                }
            }
        }
    }

    /// <summary>Ends the first process. What it has sent arrives; nobody takes the responses.</summary>
    private async Task CrashAsync()
    {
        await _crash.CancelAsync();
        _requested -= _waiting.RemoveAll(static one => one.Process == 0);
        _requested -= _inFlight[0];
        _idle[0] = 0;
    }

    private bool IsDead(int process) => process == 0 && _crash.IsCancellationRequested;

    private void Send(RateLimitPermit permit, int process)
    {
        _inFlight[process]++;
        long arrival = _now + _scenario.MinLatency + _random.Next(_scenario.MaxLatency + 1);
        long response = arrival + _scenario.MinLatency + _random.Next(_scenario.MaxLatency + 1);
        int left = 0;
        _events.Enqueue(() => left = Count(process), (arrival, _scheduled++));
        _events.Enqueue(() => Complete(permit, process, left), (response, _scheduled++));
    }

    private int Count(int process)
    {
        _counted.Add((_now, process));
        long start = _scenario.Slides
            ? _now - _scenario.Window + 1
            : _now - ((_now + _scenario.Offset) % _scenario.Window);
        return Math.Max(0, _scenario.Max - _counted.Count(one => one.At >= start));
    }

    private void Complete(RateLimitPermit permit, int process, int left)
    {
        if (IsDead(process))
        {
            return;
        }

        _inFlight[process]--;
        _completed++;
        _idle[process]++;
        TimeSpan window = TimeSpan.FromMilliseconds(_scenario.Window);
        _limiters[process].Release(
            permit, _scenario.TellsLimits ? new RateHeaders(_scenario.Max, left, window, null, null, null) : null);
    }

    /// <summary>
    /// A store that takes its time, before and after the change. A process that dies in between has taken permits that
    /// it does not know of.
    /// </summary>
    private sealed class ModelStore(WindowModel model, long[] stored, int process) : IRateLimitStore
    {
        private bool _hasAnswered;

        public Task ChangeAsync(string name, Memory<long> memory, Action<long> change)
        {
            TaskCompletionSource done = new();
            long begins = model._now + model._random.Next(model._scenario.MaxExchange + 1);
            long ends = begins + model._random.Next(model._scenario.MaxExchange + 1);
            model._events.Enqueue(
                () =>
                {
                    if (!model.IsDead(process))
                    {
                        stored.CopyTo(memory.Span);
                        change(model._time.GetUtcNow().UtcTicks);
                        memory.Span.CopyTo(stored);
                    }
                },
                (begins, model._scheduled++));
            model._events.Enqueue(() => Answer(done), (ends, model._scheduled++));
            return done.Task;
        }

        /// <summary>With the first answer, whoever waits is told to look again. Waits until all have heard.</summary>
        private void Answer(TaskCompletionSource done)
        {
            if (model.IsDead(process))
            {
                return;
            }

            done.SetResult();
            Stopwatch waited = Stopwatch.StartNew();
            while (!_hasAnswered
                && model._waiting.Any(one => one.Process == process && !one.Turn.IsCompleted))
            {
                Assert.True(waited.Elapsed < s_longestTurn, "Callers wait although the store has answered.");
                Thread.Yield();
            }

            _hasAnswered = true;
        }
    }
}

/// <summary>A scenario for <see cref="WindowModel"/>; times are in milliseconds.</summary>
internal sealed record WindowScenario(
    int Max, int Window, int Offset, int Callers, int MaxLatency, bool TellsLimits, int Calls, int Seed)
{
    /// <summary>How many share the memory, each with as many callers.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The share of the limit that the first process uses.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>Whether the service counts what came in the window before each request.</summary>
    public bool Slides { get; init; }

    /// <summary>The shortest time that a request or a response takes; up to <c>MaxLatency</c> is added.</summary>
    public int MinLatency { get; init; }

    /// <summary>Whether the processes share through a store and not through memory.</summary>
    public bool IsShared { get; init; }

    /// <summary>The longest time that a change of the store takes to arrive, and its result to come back.</summary>
    public int MaxExchange { get; init; }

    /// <summary>When the first process ends; -1 for never.</summary>
    public long CrashAt { get; init; } = -1;
}
