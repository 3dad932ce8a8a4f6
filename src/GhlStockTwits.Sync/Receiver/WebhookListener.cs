using System.Collections.Concurrent;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>
/// Receives HighLevel's webhooks and stores them in an inbox. It serves HTTP without TLS: a proxy or a tunnel on this
/// machine is the one to face the internet.
/// </summary>
public sealed class WebhookListener : IDisposable
{
    private const int MostWarnings = 100;

    private static readonly TimeSpan s_pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_trimInterval = TimeSpan.FromHours(6);
    private static readonly TimeSpan s_warnInterval = TimeSpan.FromHours(1);
    private static readonly List<WebhookListener> s_running = [];

    private readonly ListenerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly DeliveryInbox _inbox;
    private readonly DeliveryWriter _writer;
    private readonly ReceiverCounters _counters;
    private readonly IAsyncDisposable _server;
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Lazy<Task> _stopped;
    private readonly Task _watching;
    private readonly Task _installing;

    private Dictionary<string, long> _counted = [];
    private DateTimeOffset _trimmedAt;
    private DateTimeOffset _quietSince;
    private DateTimeOffset _refusalsWarnedAt;
    private DateTimeOffset _storeWarnedAt;

    private WebhookListener(
        ListenerSettings settings, TimeProvider clock, DeliveryInbox inbox, DeliveryWriter writer,
        ReceiverCounters counters, DeliveryServer server)
    {
        (_settings, _clock, _inbox, _writer, _counters, _server) = (settings, clock, inbox, writer, counters, server);
        StartedAt = clock.GetUtcNow().ToLocalTime();
        _quietSince = StartedAt;
        Uri = new Uri(server.Uri, settings.Path);
        InboxPath = InboxPlaces.NameOf(settings.InboxPlace);
        _stopped = new Lazy<Task>(EndAsync);
        counters.UnknownType += type => Warn(
            $"HighLevel sent a delivery of the type '{type}', which this module does not know. It was stored.");
        lock (s_running)
        {
            s_running.Add(this);
        }

        _watching = Task.Run(WatchAsync);
        _installing = settings.App is { } app
            ? Task.Run(() => FollowInstallationsAsync(new InstallationWorker(inbox, app)))
            : Task.CompletedTask;
    }

    /// <summary>The listeners that run in this process, in the order in which they were started.</summary>
    public static IReadOnlyList<WebhookListener> Running
    {
        get
        {
            lock (s_running)
            {
                return [.. s_running];
            }
        }
    }

    /// <summary>The address on this machine that the proxy or tunnel passes HighLevel's webhooks to.</summary>
    public Uri Uri { get; }

    /// <summary>Whether workflows are accepted, on the path /workflow/ followed by the secret.</summary>
    public bool AcceptsWorkflows => _settings.WorkflowSecret is not null;

    /// <summary>The inbox: the path of its file, or its schema in PostgreSQL.</summary>
    public string InboxPath { get; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Whether it listens.</summary>
    public bool IsRunning => !_stopped.IsValueCreated;

    /// <summary>How many deliveries were stored, those that were known among them.</summary>
    public long Received => _counters.Received;

    /// <summary>How many of them were new.</summary>
    public long New => _writer.Added;

    /// <summary>How many of them came again, or said the same as one that waits.</summary>
    public long Duplicates => _writer.Duplicates;

    /// <summary>How many requests were refused.</summary>
    public long Refused => _counters.Refused.Values.Sum();

    /// <summary>How many requests were refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> Refusals => _counters.Refused;

    /// <summary>When the last delivery was stored, or null if none was.</summary>
    public DateTimeOffset? LastReceivedAt => _counters.LastReceivedAt?.ToLocalTime();

    /// <summary>What it warned of, oldest first; the last hundred.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings];

    /// <summary>What is called for every warning, on any thread.</summary>
    internal event Action<string>? Warned;

    /// <summary>Opens the inbox and begins to listen.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// The inbox cannot be used, the port is not available, or a setting is not valid.
    /// </exception>
    internal static async Task<WebhookListener> StartAsync(ListenerSettings settings, TimeProvider? clock = null)
    {
        TimeProvider time = clock ?? TimeProvider.System;
        DeliveryIntake intake = new(settings);
        DeliveryInbox inbox = await DeliveryInboxes.OpenAsync(settings.InboxPlace).ConfigureAwait(false);
        try
        {
            ReceiverCounters counters = new(time);
            DeliveryWriter writer = new(inbox, settings.QueueLength);
            DeliveryServer server = await DeliveryServer.StartAsync(
                settings, new DeliveryApplication(intake, writer, counters, time, settings.StoreTimeout))
                .ConfigureAwait(false);
            return new WebhookListener(settings, time, inbox, writer, counters, server);
        }
        catch
        {
            await inbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Accepts no more connections, answers what is on its way, and ends. What was acknowledged is in the inbox.
    /// </summary>
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _end.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => Uri.ToString();

    /// <inheritdoc cref="Stop"/>
    internal Task StopAsync() => _stopped.Value;

    /// <summary>Passes warnings on until the listener is stopped, or the call is.</summary>
    internal async Task<bool> WarnUntilStoppedAsync(CallContext call)
    {
        Warned += call.Warn;
        try
        {
            await _watching.WaitAsync(call.CancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            Warned -= call.Warn;
        }
    }

    private async Task EndAsync()
    {
        lock (s_running)
        {
            s_running.Remove(this);
        }

        await _server.DisposeAsync().ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        await _installing.ConfigureAwait(false);
        await _writer.CompleteAsync().ConfigureAwait(false);
        await TryAsync(CountAsync).ConfigureAwait(false);
        await _inbox.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WatchAsync()
    {
        using PeriodicTimer timer = new(s_pulse, _clock);
        try
        {
            do
            {
                WarnIfDue(_clock.GetUtcNow());
                await TryAsync(CountAsync).ConfigureAwait(false);
                await TryAsync(TrimAsync).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task FollowInstallationsAsync(InstallationWorker worker)
    {
        using PeriodicTimer timer = new(s_pulse, _clock);
        CallContext call = new(_end.Token, new WarningProgress(Warn));
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
            {
                await TryAsync(() => worker.RunAsync(call)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private void WarnIfDue(DateTimeOffset now)
    {
        DateTimeOffset last = _counters.LastReceivedAt ?? StartedAt;
        _quietSince = last > _quietSince ? last : _quietSince;
        if (now - _quietSince >= _settings.WarnAfterQuiet)
        {
            _quietSince = now;
            Warn(
                $"Nothing has come since {last.ToLocalTime():g}. Check the webhook in HighLevel, which pauses those "
                    + "that fail, and the proxy or tunnel.");
        }

        if (_counters.LastHour.IsHigh(now) && now - _refusalsWarnedAt >= s_warnInterval)
        {
            _refusalsWarnedAt = now;
            Warn("More than a tenth of the requests of the last hour was refused: "
                + string.Join(", ", _counters.Refused.OrderByDescending(static pair => pair.Value)
                    .Select(static pair => FormattableString.Invariant($"{pair.Value} {pair.Key}")))
                + " since the start.");
        }

        if (_writer.Failure is { } failure && now - _storeWarnedAt >= s_warnInterval)
        {
            _storeWarnedAt = now;
            Warn($"Deliveries cannot be stored and are answered with 503, so that HighLevel repeats them: "
                + failure.Description);
        }
        else if (_writer.Failure is null)
        {
            _storeWarnedAt = default;
        }
    }

    private void Warn(string text)
    {
        _warnings.Enqueue(text);
        while (_warnings.Count > MostWarnings)
        {
            _warnings.TryDequeue(out _);
        }

        Warned?.Invoke(text);
    }

    private async Task CountAsync()
    {
        Dictionary<string, long> now = _counters.Refused;
        Dictionary<string, long> added = now
            .Select(pair => (pair.Key, Count: pair.Value - _counted.GetValueOrDefault(pair.Key)))
            .Where(static pair => pair.Count > 0)
            .ToDictionary(static pair => pair.Key, static pair => pair.Count);
        if (added.Count > 0)
        {
            await _inbox.CountAsync(added, _clock.GetUtcNow()).ConfigureAwait(false);
            _counted = now;
        }
    }

    private async Task TrimAsync()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (now - _trimmedAt >= s_trimInterval)
        {
            TimeSpan window = _settings.ReplayWindow + TimeSpan.FromDays(1);
            await _inbox.TrimAsync(now - (window > DeliveryInbox.Retention ? window : DeliveryInbox.Retention))
                .ConfigureAwait(false);
            _trimmedAt = now;
        }
    }

    /// <summary>Does what can be done later: if the database does not answer, the next delivery shows it.</summary>
    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (GhlStockTwitsException)
        {
            return false;
        }
    }

    /// <summary>Passes on what a call warns of.</summary>
    private sealed class WarningProgress(Action<string> warn) : IProgress<ProgressMessage>
    {
        public void Report(ProgressMessage value)
        {
            if (value.IsWarning)
            {
                warn(value.Text);
            }
        }
    }
}
