using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// A sandbox with a proxy in front of each of its services. Tests call operations through the proxies; the objects that
/// a case needs are created without them.
/// </summary>
public sealed class ContractFixture : IAsyncLifetime
{
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<(Uri, string?), Connection> _connections = [];
    private SandboxServer _sandbox = null!;
    private SandboxControl _control = null!;
    private Uri? _mock;
    private Dictionary<ApiService, Uri> _proxies = [];
    private int _names;

    internal string Username => _sandbox.StockTwitsUsername;

    internal string LocationId => _sandbox.LocationId;

    public async Task InitializeAsync()
    {
        _sandbox = Own(SandboxServer.Start(new SandboxOptions { EnforceLimits = false, SearchLag = TimeSpan.Zero }));
        _control = Own(new SandboxControl(_sandbox.ControlUri, _sandbox.ControlKey));
        if (Document.SkipReason is not null)
        {
            return;
        }

        PrismProcess[] prisms = await Task.WhenAll(
            PrismProcess.ProxyAsync(HighLevelService.Instance, _sandbox.HighLevelUri),
            PrismProcess.ProxyAsync(StockTwitsService.Instance, _sandbox.StockTwitsUri),
            PrismProcess.MockAsync(HighLevelService.Instance));
        _owned.AddRange(prisms);
        _proxies =
            new() { [HighLevelService.Instance] = prisms[0].Address, [StockTwitsService.Instance] = prisms[1].Address };
        _mock = prisms[2].Address;
    }

    /// <summary>Connects to the sandbox through the proxy that checks requests and responses.</summary>
    internal Task<Connection> ProxyConnectionAsync(Operation operation) =>
        ConnectAsync(operation, _proxies[operation.Service]);

    /// <summary>Connects to the mock that responds with the examples of HighLevel's document.</summary>
    internal Task<Connection> MockConnectionAsync(Operation operation) => ConnectAsync(operation, _mock!);

    /// <summary>Connects to the sandbox without a proxy.</summary>
    internal Task<Connection> SandboxConnectionAsync(Operation operation) => ConnectAsync(
        operation, operation.Service == HighLevelService.Instance ? _sandbox.HighLevelUri : _sandbox.StockTwitsUri);

    /// <summary>Calls an operation of any type and returns its result, or the first page of a listing.</summary>
    internal static async Task<object?[]> FirstPageAsync(
        Connection connection, Operation operation, Arguments arguments)
    {
        Operation once = operation with { Paging = PagingStyle.None };
        await foreach (
            object?[] page in once.ReadAnyAsync(connection, arguments, new CallContext(CancellationToken.None)))
        {
            return page;
        }

        return [];
    }

    public Task DisposeAsync()
    {
        _owned.Reverse();
        _owned.ForEach(static owned => owned.Dispose());
        return Task.CompletedTask;
    }

    /// <summary>Returns a name that no other case uses.</summary>
    internal string Unique(string stem) => $"{stem}{Interlocked.Increment(ref _names)}";

    /// <summary>Returns one of the IDs or credentials of the sandbox.</summary>
    internal Task<string> InfoAsync(string name) => _control.InfoAsync(name);

    /// <summary>Creates a code that the token endpoint of a service accepts once.</summary>
    internal Task<string> NewCodeAsync(string service = "highLevel") => _control.NewCodeAsync(service);

    /// <summary>Creates a refresh token of HighLevel, which can be used once.</summary>
    internal Task<string> NewRefreshTokenAsync() => _control.NewRefreshTokenAsync();

    /// <summary>Calls the sandbox without a proxy.</summary>
    internal async Task<T> SendAsync<T>(Operation<T> operation, Arguments arguments)
    {
        Connection connection = await SandboxConnectionAsync(operation);
        return (await connection.SendAsync(operation, arguments, new CallContext(CancellationToken.None))).Value!;
    }

    internal async Task<Contact> NewContactAsync() => await SendAsync(
        Contacts.Create, new Arguments { { "firstName", "Ada" }, { "email", Unique("ada") + "@example.com" } });

    /// <summary>Returns a contact of the sandbox that meets a condition.</summary>
    internal async Task<Contact> ContactWithAsync(Func<Contact, Task<bool>> meets)
    {
        foreach (Contact contact in await SendAsync(Contacts.List, new Arguments { { "limit", 100 } }))
        {
            if (await meets(contact))
            {
                return contact;
            }
        }

        throw new InvalidOperationException(
            "The sandbox does not have such a contact. Check its generator.");
    }

    private async Task<Connection> ConnectAsync(Operation operation, Uri address)
    {
        string? kind = SandboxControl.KindFor(operation);
        if (_connections.TryGetValue((address, kind), out Connection? connection))
        {
            return connection;
        }

        string? token = kind is null ? null : await _control.GetAsync(operation.Service, kind);
        connection = operation.Service == HighLevelService.Instance
            ? new HighLevelConnection(address, token ?? _sandbox.HighLevelToken, _sandbox.LocationId)
            : new StockTwitsConnection(address, token ?? _sandbox.StockTwitsToken);
        return _connections[(address, kind)] = Own(connection);
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}

/// <summary>Gets tokens, codes and IDs from the control API of the sandbox.</summary>
internal sealed class SandboxControl(Uri control, string key) : IDisposable
{
    private static readonly Dictionary<string, string> s_kinds = new()
    {
        ["ghl.contact.lookup"] = "oauthLocation",
        ["ghl.oauth.locationToken"] = "oauthCompany",
        ["ghl.oauth.installedLocations"] = "oauthCompany",
    };

    private readonly HttpClient _http = new() { DefaultRequestHeaders = { { "X-Sandbox-Key", key } } };
    private readonly Dictionary<string, string> _created = [];

    /// <summary>The kind of token that an operation needs; null for the default token.</summary>
    public static string? KindFor(Operation operation) =>
        operation.PartnerOnly ? "partner" : s_kinds.GetValueOrDefault(operation.Name);

    /// <summary>Returns a token of a kind; creates it once.</summary>
    public async Task<string> GetAsync(ApiService service, string kind)
    {
        if (!_created.TryGetValue(kind, out string? token))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(service.ToString());
            _created[kind] = token = await CreateAsync("tokens", new { service = name, kind }, "token");
        }

        return token;
    }

    /// <summary>Creates a code as the consent page of a service does.</summary>
    public Task<string> NewCodeAsync(string service) => CreateAsync("codes", new { service }, "code");

    /// <summary>Creates a refresh token of HighLevel.</summary>
    public Task<string> NewRefreshTokenAsync() =>
        CreateAsync("tokens", new { service = "highLevel", kind = "oauthLocation" }, "refreshToken");

    /// <summary>Changes the sandbox and returns the answer.</summary>
    public async Task<JsonElement> SetAsync(string path, object request)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync($"{control}/{path}", request);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> CreateAsync(string path, object request, string property) =>
        (await SetAsync(path, request)).GetProperty(property).GetString()!;

    /// <summary>How often a refresh was asked for.</summary>
    public async Task<int> RefreshesAsync()
    {
        JsonElement totals = await _http.GetFromJsonAsync<JsonElement>($"{control}/requests");
        return totals.GetProperty("grants").TryGetProperty("refresh_token", out JsonElement count)
            ? count.GetInt32()
            : 0;
    }

    /// <summary>Returns one of the properties of the sandbox.</summary>
    public async Task<string> InfoAsync(string name) =>
        (await _http.GetFromJsonAsync<JsonElement>(control)).GetProperty(name).GetString()!;

    public void Dispose() => _http.Dispose();
}

/// <summary>The tests that share one sandbox and its proxies.</summary>
[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractFixture>
{
    public const string Name = "contracts";
}
