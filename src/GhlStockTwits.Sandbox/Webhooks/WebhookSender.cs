using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>
/// Sends webhooks: signed ones to the app's URL, and a workflow's. At least once and in no order, as HighLevel does.
/// Choice: HighLevel sends nothing for private integration tokens, only to apps; the sandbox has one app, so its URL
/// gets the events of every location that has the app, whoever made the change. A retry goes to the URL of that time.
/// HighLevel pauses a receiver that refuses too much for days (more than 10,000 webhooks in 3 days, of which fewer than
/// 90 percent were accepted). No sandbox runs for so long, so it never does.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxRetries = 12;
    private const int MaxConcurrent = 16;
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(2);
    private static readonly Forgery[] s_forgeries = Enum.GetValues<Forgery>();

    /// <summary>As the service writes JSON: letters of all languages as they are.</summary>
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TimeProvider _clock;
    private readonly WebhookSigner _signer = new();
    private readonly WebhookSigner _forger = new();
    private readonly SemaphoreSlim _slots = new(MaxConcurrent);
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxConnectionsPerServer = MaxConcurrent,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly object _lock = new();
    private readonly List<TaskCompletionSource> _heldBack = [];
    private WebhookSettings _settings = new();
    private SeededRandom _random = new(1);
    private CancellationTokenSource _stopping = new();
    private int _running;
    private bool _isDisposed;

    public WebhookSender(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>The key that the app's webhooks are signed with, as PEM.</summary>
    public string PublicKey => _signer.PublicKey;

    public WebhookLog Log { get; } = new();

    public WebhookSettings Settings
    {
        get
        {
            lock (_lock)
            {
                return _settings;
            }
        }
    }

    /// <exception cref="ArgumentException">The new settings are not valid.</exception>
    public void Change(Func<WebhookSettings, WebhookSettings> change)
    {
        lock (_lock)
        {
            WebhookSettings changed = change(_settings);
            changed.Validate();
            _settings = changed;
            _random = new SeededRandom(changed.Seed);
        }
    }

    /// <summary>Sends an event to the app, if it has a URL.</summary>
    public void Send(HighLevelEvent change, string appId)
    {
        lock (_lock)
        {
            if (_settings.Url is null)
            {
                return;
            }

            DateTimeOffset now = _clock.GetUtcNow();
            string webhookId = Secrets.Uuid();
            byte[] body = Serialize(change, now, webhookId, appId);
            Lazy<string?> signature = new(() => _signer.Sign(body));
            WebhookDelivery NewDelivery(WebhookKind kind, byte[] sent, Lazy<string?> signed, Forgery? forgery = null)
            {
                return new WebhookDelivery
                {
                    Kind = kind,
                    Forgery = forgery,
                    WebhookId = webhookId,
                    Type = change.Type,
                    LocationId = change.LocationId,
                    Timestamp = now,
                    Body = sent,
                    Signature = signed,
                };
            }

            if (_random.Chance(_settings.Forged))
            {
                Forgery forgery = _random.Pick(s_forgeries);
                byte[] sent = forgery == Forgery.ChangedByte ? ChangeByte(body) : body;
                Start(NewDelivery(WebhookKind.Forgery, sent, Forge(forgery, body, signature), forgery));
            }

            WebhookDelivery delivery = NewDelivery(WebhookKind.Event, body, signature);
            HoldBack(delivery);
            Start(delivery);
            if (_random.Chance(_settings.Duplicates))
            {
                Start(NewDelivery(WebhookKind.Duplicate, body, signature));
            }
        }
    }

    /// <summary>
    /// Runs the workflow, if there is one and a contact got its tag. Choice: it runs in every location, and its webhook
    /// is sent again like an event.
    /// </summary>
    public void RunWorkflow(LocationData location, Contact? before, Contact after)
    {
        lock (_lock)
        {
            if (_settings.Workflow is { } workflow && after.Tags.Contains(workflow.Tag)
                && before?.Tags.Contains(workflow.Tag) != true)
            {
                JsonObject body = WebhookPayloads.OfWorkflow(location, after, workflow.CustomData);
                Start(new WebhookDelivery
                {
                    Kind = WebhookKind.Workflow,
                    LocationId = location.Id,
                    Timestamp = _clock.GetUtcNow(),
                    Body = JsonSerializer.SerializeToUtf8Bytes(body, s_json),
                    Signature = new Lazy<string?>((string?)null),
                });
            }
        }
    }

    /// <summary>Sends nothing more, and forgets what was sent.</summary>
    public void Clear()
    {
        CancellationTokenSource stopped;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            stopped = _stopping;
            _stopping = new CancellationTokenSource();
            _heldBack.Clear();
            _settings = new WebhookSettings();
            Log.Clear();
        }

        stopped.Cancel();
        stopped.Dispose();
    }

    /// <summary>Ends what is being sent.</summary>
    public void Dispose()
    {
        Clear();
        lock (_lock)
        {
            _isDisposed = true;
            while (_running > 0 && Monitor.Wait(_lock, s_stopTimeout))
            {
                continue;
            }
        }

        _stopping.Dispose();
        _http.Dispose();
        _slots.Dispose();
    }

    private byte[] Serialize(HighLevelEvent change, DateTimeOffset now, string webhookId, string appId)
    {
        JsonObject body = new() { ["type"] = change.Type };
        if (change.LocationId is not null)
        {
            body["locationId"] = change.LocationId;
        }

        if (_settings.Nested)
        {
            body["data"] = change.Data;
        }
        else
        {
            foreach ((string name, JsonNode? value) in change.Data)
            {
                body[name] = value?.DeepClone();
            }
        }

        // Choice: the app has one version, with the ID of the app.
        body["timestamp"] = ContactJson.Iso(now);
        body["webhookId"] = webhookId;
        body["appId"] = appId;
        body["versionId"] = appId;
        return JsonSerializer.SerializeToUtf8Bytes(body, s_json);
    }

    private byte[] ChangeByte(byte[] body)
    {
        byte[] changed = [.. body];
        changed[_random.Next(changed.Length)] ^= 1;
        return changed;
    }

    private Lazy<string?> Forge(Forgery forgery, byte[] body, Lazy<string?> signature)
    {
        return forgery switch
        {
            Forgery.WrongKey => new Lazy<string?>(() => _forger.Sign(body)),
            Forgery.ChangedByte => signature,
            Forgery.NotAvailable => new Lazy<string?>("N/A"),
            _ => new Lazy<string?>((string?)null),
        };
    }

    /// <summary>Holds an event back for a time, or until the next one that is not held back was sent.</summary>
    private void HoldBack(WebhookDelivery delivery)
    {
        TimeSpan longest = TimeSpan.FromSeconds(_settings.Delay);
        TimeSpan delay = longest * (_random.Next(1000) / 1000.0);
        bool isReordered = _random.Chance(_settings.Reordered);
        bool isDelayed = _random.Chance(_settings.Delayed);
        if (isReordered)
        {
            TaskCompletionSource overtaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _heldBack.Add(overtaken);
            delivery.Ready = Task.WhenAny(overtaken.Task, Task.Delay(longest, _stopping.Token));
        }
        else if (isDelayed)
        {
            delivery.Ready = Task.Delay(delay, _stopping.Token);
        }
        else
        {
            delivery.Overtakes = [.. _heldBack];
            _heldBack.Clear();
        }
    }

    private void Start(WebhookDelivery delivery)
    {
        if (Log.TryAdd(delivery))
        {
            _running++;
            CancellationToken stopping = _stopping.Token;
            _ = Task.Run(() => DeliverAsync(delivery, stopping), CancellationToken.None);
        }
    }

    private async Task DeliverAsync(WebhookDelivery delivery, CancellationToken stopping)
    {
        try
        {
            await delivery.Ready;

            // Who forges a webhook does not try again.
            int retries = delivery.Kind == WebhookKind.Forgery ? 0 : MaxRetries;
            bool isAccepted = await AttemptAsync(delivery, stopping);
            Array.ForEach(delivery.Overtakes, overtaken => overtaken.SetResult());
            for (int retry = 0; !isAccepted && retry < retries; retry++)
            {
                await Task.Delay(Backoff(retry), stopping);
                isAccepted = await AttemptAsync(delivery, stopping);
            }

            Log.Ended(delivery, isAccepted);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            lock (_lock)
            {
                _running--;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Choice: a second, then twice as long each time, by half more or less; an hour at most.</summary>
    private TimeSpan Backoff(int retry)
    {
        double seconds = Settings.RetryBase * Math.Pow(2, retry) * (0.5 + Random.Shared.NextDouble());
        return TimeSpan.FromSeconds(Math.Min(seconds, WebhookSettings.LongestTime.TotalSeconds));
    }

    private async Task<bool> AttemptAsync(WebhookDelivery delivery, CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        try
        {
            int? status = await PostAsync(delivery, stopping);
            Log.Attempted(delivery, status);
            return status is >= 200 and < 300;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Returns the status, or null if there was no answer in time.</summary>
    private async Task<int?> PostAsync(WebhookDelivery delivery, CancellationToken stopping)
    {
        WebhookSettings settings = Settings;
        Uri? url = delivery.Kind == WebhookKind.Workflow ? settings.Workflow?.Url : settings.Url;
        using HttpRequestMessage request = new(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(delivery.Body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        if (delivery.Signature.Value is { } signature)
        {
            request.Headers.Add("X-GHL-Signature", signature);
        }

        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timeout.CancelAfter(TimeSpan.FromSeconds(settings.Timeout));
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, timeout.Token);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return null;
        }
    }
}
