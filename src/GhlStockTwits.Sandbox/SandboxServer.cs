using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Control;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox;

/// <summary>HighLevel's and StockTwits' APIs on this machine, with fake data, for tests and trials.</summary>
public sealed class SandboxServer : IDisposable
{
    private static readonly List<SandboxServer> s_running = [];

    private readonly SandboxServices _services;
    private readonly HttpServer _server;

    static SandboxServer()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Array.ForEach([.. Running], sandbox => sandbox.DeleteState());
    }

    private SandboxServer(SandboxServices services, int port)
    {
        _services = services;
        ControlApi control = new(services, ControlKey, GetInfo);
        Dispatcher dispatcher = new(services)
        {
            Control = request => control.Handle(request, HighLevelUri!.Port),
        };
        _server = new HttpServer(port, dispatcher.Handle, services.Clock);
        HighLevelUri = new Uri($"http://127.0.0.1:{_server.Port}/");
        StockTwitsUri = new Uri(HighLevelUri, "api/2");
        ControlUri = new Uri(HighLevelUri, "sandbox");
    }

    /// <summary>The sandboxes that run in this process, in the order in which they were started.</summary>
    public static IReadOnlyList<SandboxServer> Running
    {
        get
        {
            lock (s_running)
            {
                return [.. s_running];
            }
        }
    }

    /// <summary>The base URI of HighLevel's API.</summary>
    public Uri HighLevelUri { get; }

    /// <summary>The base URI of StockTwits' API. Ends in /api/2.</summary>
    public Uri StockTwitsUri { get; }

    /// <summary>The URI of the sandbox's own HTTP interface.</summary>
    public Uri ControlUri { get; }

    /// <summary>The key of the sandbox's own HTTP interface, sent in the header X-Sandbox-Key.</summary>
    public string ControlKey { get; } = Secrets.HexId(32);

    /// <summary>
    /// Where a sync with this sandbox keeps its state unless told otherwise. Deleted with the sandbox.
    /// </summary>
    public string StatePath { get; } =
        Path.Combine(Path.GetTempPath(), $"GhlStockTwitsSandbox-{Guid.NewGuid():n}", "state.db");

    /// <summary>A private integration token of the location, with all scopes.</summary>
    public string HighLevelToken => _services.HighLevelToken;

    /// <summary>The location of the token. No other sandbox has it.</summary>
    public string LocationId => _services.HighLevel.Data.MainLocation.Id;

    /// <summary>An access token of the StockTwits account, with all scopes.</summary>
    public string StockTwitsToken => _services.StockTwitsToken;

    /// <summary>The username of the StockTwits account.</summary>
    public string StockTwitsUsername => Account.Username;

    /// <summary>The ID of the StockTwits account. No other sandbox has it.</summary>
    public long StockTwitsUserId => Account.Id;

    /// <summary>
    /// The public key of the webhooks' signatures, as PEM. No other sandbox has it, and HighLevel's own key does not
    /// verify them.
    /// </summary>
    public string WebhookPublicKey => _services.Webhooks.PublicKey;

    /// <summary>The rows of the CSV file that were skipped.</summary>
    public IReadOnlyList<SandboxImportError> ImportErrors => _services.ImportErrors;

    /// <summary>The number of requests to both services.</summary>
    public int RequestCount => _services.Log.Requests;

    /// <summary>The number of requests that changed something.</summary>
    public int WriteCount => _services.Log.Writes;

    /// <summary>The current time of the sandbox.</summary>
    public DateTimeOffset Now => _services.Clock.GetLocalNow();

    /// <summary>The line that the program prints when it is ready.</summary>
    internal string ReadyLine => GetInfo().ToJsonString();

    private StockTwitsUser Account => _services.StockTwits.Tokens.Find(StockTwitsToken)!.Account;

    /// <summary>Starts a sandbox. It runs until it is stopped.</summary>
    /// <param name="options">The options. Null for the defaults.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="ArgumentException">An option is not valid, or the CSV file is not a contact export.</exception>
    /// <exception cref="IOException">The CSV file cannot be read.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is in use.</exception>
    public static SandboxServer Start(SandboxOptions? options = null)
    {
        SandboxOptions chosen = options ?? new SandboxOptions();
        SandboxServer sandbox = new(new SandboxServices(chosen), chosen.Port);
        lock (s_running)
        {
            s_running.Add(sandbox);
        }

        return sandbox;
    }

    /// <summary>Advances the sandbox's clock.</summary>
    /// <param name="time">The time to add. A negative value moves the clock back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The new time is not between 2000 and 2100.</exception>
    public void Advance(TimeSpan time)
    {
        _services.Clock.Advance(time);
    }

    /// <summary>Advances the sandbox's clock.</summary>
    /// <param name="seconds">The seconds to add. A negative value moves the clock back.</param>
    public void Advance(double seconds)
    {
        Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Advances the sandbox's clock.</summary>
    /// <param name="time">The time to add, for example 00:00:10, or a number of seconds.</param>
    /// <exception cref="FormatException">The text is neither.</exception>
    public void Advance(string time)
    {
        Advance(double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Parse(time, CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Sends a signed webhook for every change from now on, as HighLevel does for an app, until StopWebhooks.
    /// </summary>
    /// <param name="url">An http or https URL of this machine, such as http://127.0.0.1:8080/.</param>
    /// <exception cref="ArgumentException">The URL is not one of this machine.</exception>
    public void SendWebhooksTo(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        _services.Webhooks.Change(settings => settings with { Url = url });
    }

    /// <summary>
    /// Sends an unsigned webhook when a contact gets a tag, as a workflow with a custom webhook does, until
    /// StopWebhooks.
    /// </summary>
    /// <param name="url">An http or https URL of this machine.</param>
    /// <param name="tag">The tag, in lower case.</param>
    /// <exception cref="ArgumentException">The URL is not one of this machine, or the tag is empty.</exception>
    public void SendWorkflowWebhooksTo(Uri url, string tag)
    {
        ArgumentNullException.ThrowIfNull(url);
        _services.Webhooks.Change(settings => settings with { Workflow = new WorkflowWebhook(url, tag, null) });
    }

    /// <summary>Sends no more webhooks, not even those that wait for a retry.</summary>
    public void StopWebhooks()
    {
        _services.Webhooks.Clear();
    }

    /// <summary>Stops the sandbox and discards its data and its state.</summary>
    public void Stop()
    {
        _server.Dispose();
        _services.Webhooks.Dispose();
        DeleteState();
        lock (s_running)
        {
            s_running.Remove(this);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"sandbox at {HighLevelUri}";
    }

    private void DeleteState()
    {
        DirectoryInfo folder = new(Path.GetDirectoryName(StatePath)!);
        try
        {
            if (folder.Exists)
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A sync still uses it. The folder for temporary files is emptied by the system.
            return;
        }
    }

    /// <summary>The addresses, tokens and IDs that a client of the sandbox needs.</summary>
    private JsonObject GetInfo()
    {
        HighLevelData highLevel = _services.HighLevel.Data;
        StockTwitsData stockTwits = _services.StockTwits.Data;
        return new JsonObject
        {
            ["highLevelUri"] = HighLevelUri.ToString(),
            ["stockTwitsUri"] = StockTwitsUri.ToString(),
            ["controlUri"] = ControlUri.ToString(),
            ["controlKey"] = ControlKey,
            ["statePath"] = StatePath,
            ["highLevelToken"] = HighLevelToken,
            ["locationId"] = LocationId,
            ["otherLocationId"] = highLevel.Locations[1].Id,
            ["companyId"] = highLevel.CompanyId,
            ["highLevelClientId"] = highLevel.ClientId,
            ["highLevelClientSecret"] = highLevel.ClientSecret,
            ["stockTwitsToken"] = StockTwitsToken,
            ["stockTwitsUsername"] = StockTwitsUsername,
            ["stockTwitsUserId"] = StockTwitsUserId,
            ["stockTwitsClientId"] = stockTwits.ClientId,
            ["stockTwitsClientSecret"] = stockTwits.ClientSecret,
            ["webhookPublicKey"] = WebhookPublicKey,
            ["seed"] = _services.Seed,
            ["contacts"] = highLevel.MainLocation.Contacts.Count,
            ["importErrors"] = _services.ImportErrors.Count,
            ["now"] = ContactJson.Iso(Now),
        };
    }
}
