using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Control;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox;

/// <summary>HighLevel's and StockTwits' APIs on this machine, with fake data, for tests and trials.</summary>
public sealed class SandboxServer : IDisposable
{
    private readonly SandboxServices _services;
    private readonly HttpServer _server;

    private SandboxServer(SandboxServices services, int port)
    {
        _services = services;
        Dispatcher dispatcher = new(services)
        {
            Control = new ControlApi(services, GetInfo).Handle,
        };
        _server = new HttpServer(port, dispatcher.Handle, services.Clock);
        HighLevelUri = new Uri($"http://127.0.0.1:{_server.Port}/");
        StockTwitsUri = new Uri(HighLevelUri, "api/2");
        ControlUri = new Uri(HighLevelUri, "sandbox");
    }

    /// <summary>The base URI of HighLevel's API.</summary>
    public Uri HighLevelUri { get; }

    /// <summary>The base URI of StockTwits' API. Ends in /api/2.</summary>
    public Uri StockTwitsUri { get; }

    /// <summary>The URI of the sandbox's own HTTP interface.</summary>
    public Uri ControlUri { get; }

    /// <summary>A private integration token of the location, with all scopes.</summary>
    public string HighLevelToken => _services.HighLevelToken;

    /// <summary>The location of the token.</summary>
    public string LocationId => _services.HighLevel.Data.MainLocation.Id;

    /// <summary>An access token of the StockTwits account, with all scopes.</summary>
    public string StockTwitsToken => _services.StockTwitsToken;

    /// <summary>The username of the StockTwits account.</summary>
    public string StockTwitsUsername => _services.StockTwits.Tokens.Find(StockTwitsToken)!.Account.Username;

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

    /// <summary>Starts a sandbox. It runs until it is stopped.</summary>
    /// <param name="options">The options. Null for the defaults.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="ArgumentException">An option is not valid, or the CSV file is not a contact export.</exception>
    /// <exception cref="IOException">The CSV file cannot be read.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is in use.</exception>
    public static SandboxServer Start(SandboxOptions? options = null)
    {
        SandboxOptions chosen = options ?? new SandboxOptions();
        return new SandboxServer(new SandboxServices(chosen), chosen.Port);
    }

    /// <summary>Advances the sandbox's clock.</summary>
    /// <param name="time">The time to add. A negative value moves the clock back.</param>
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

    /// <summary>Stops the sandbox and discards its data.</summary>
    public void Stop()
    {
        _server.Dispose();
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
            ["highLevelToken"] = HighLevelToken,
            ["locationId"] = LocationId,
            ["otherLocationId"] = highLevel.Locations[1].Id,
            ["companyId"] = highLevel.CompanyId,
            ["highLevelClientId"] = highLevel.ClientId,
            ["highLevelClientSecret"] = highLevel.ClientSecret,
            ["stockTwitsToken"] = StockTwitsToken,
            ["stockTwitsUsername"] = StockTwitsUsername,
            ["stockTwitsClientId"] = stockTwits.ClientId,
            ["stockTwitsClientSecret"] = stockTwits.ClientSecret,
            ["seed"] = _services.Seed,
            ["contacts"] = highLevel.MainLocation.Contacts.Count,
            ["importErrors"] = _services.ImportErrors.Count,
            ["now"] = ContactJson.Iso(Now),
        };
    }
}
