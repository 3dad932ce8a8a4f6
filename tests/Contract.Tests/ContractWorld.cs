using GhlStockTwits.Api;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// A sandbox with a proxy before each of its services. Connections lead through the proxies; what a case needs
/// beforehand is made past them.
/// </summary>
public sealed class ContractWorld : IAsyncLifetime
{
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<(Uri, string?), Connection> _connections = [];
    private SandboxServer _sandbox = null!;
    private Tokens _tokens = null!;
    private Uri? _mock;
    private Dictionary<ApiService, Uri> _proxies = [];
    private int _made;

    internal string Username => _sandbox.StockTwitsUsername;

    internal string LocationId => _sandbox.LocationId;

    internal Uri ControlUri => _sandbox.ControlUri;

    public async Task InitializeAsync()
    {
        _sandbox = Own(SandboxServer.Start(new SandboxOptions { EnforceLimits = false, SearchLag = TimeSpan.Zero }));
        _tokens = Own(new Tokens(_sandbox.ControlUri));
        if (Document.WhyNot is not null)
        {
            return;
        }

        PrismProcess[] prisms = await Task.WhenAll(
            PrismProcess.ProxyAsync(HighLevelService.Instance, _sandbox.HighLevelUri),
            PrismProcess.ProxyAsync(StockTwitsService.Instance, _sandbox.StockTwitsUri),
            PrismProcess.MockAsync(HighLevelService.Instance));
        _owned.AddRange(prisms);
        _proxies = new() { [HighLevelService.Instance] = prisms[0].Address, [StockTwitsService.Instance] = prisms[1].Address };
        _mock = prisms[2].Address;
    }

    /// <summary>The way to the sandbox through the proxy that knows the document.</summary>
    internal Task<Connection> ThroughProxyAsync(Operation row) => ConnectAsync(row, _proxies[row.Service]);

    /// <summary>The way to HighLevel as its document alone would answer.</summary>
    internal Task<Connection> ToMockAsync(Operation row) => ConnectAsync(row, _mock!);

    /// <summary>The way to the sandbox itself.</summary>
    internal Task<Connection> DirectlyAsync(Operation row) => ConnectAsync(
        row, row.Service == HighLevelService.Instance ? _sandbox.HighLevelUri : _sandbox.StockTwitsUri);

    public Task DisposeAsync()
    {
        _owned.Reverse();
        _owned.ForEach(static owned => owned.Dispose());
        return Task.CompletedTask;
    }

    /// <summary>A word that no other case uses.</summary>
    internal string Unused(string stem) => $"{stem}{Interlocked.Increment(ref _made)}";

    /// <summary>The sandbox's ids and credentials beyond those of its usual tokens.</summary>
    internal Task<string> InfoAsync(string name) => _tokens.InfoAsync(name);

    /// <summary>A code that the token endpoint takes once.</summary>
    internal Task<string> NewCodeAsync() => _tokens.NewCodeAsync();

    /// <summary>Calls the sandbox itself, past the proxies.</summary>
    internal async Task<T> MakeAsync<T>(Operation<T> operation, Arguments arguments)
    {
        Connection direct = await DirectlyAsync(operation);
        return (await direct.SendAsync(operation, arguments, new CallContext(CancellationToken.None))).Value!;
    }

    internal async Task<Contact> NewContactAsync() => await MakeAsync(
        Contacts.Create, new Arguments { { "firstName", "Ada" }, { "email", Unused("ada") + "@example.com" } });

    /// <summary>A seeded contact that has what is looked for.</summary>
    internal async Task<Contact> ContactWithAsync(Func<Contact, Task<bool>> has)
    {
        foreach (Contact contact in await MakeAsync(Contacts.List, new Arguments { { "limit", 100 } }))
        {
            if (await has(contact))
            {
                return contact;
            }
        }

        throw new InvalidOperationException(
            "The sandbox has no such contact: look at its generator, or seed it otherwise.");
    }

    private async Task<Connection> ConnectAsync(Operation row, Uri address)
    {
        string? kind = Tokens.KindFor(row);
        if (_connections.TryGetValue((address, kind), out Connection? connection))
        {
            return connection;
        }

        string? token = kind is null ? null : await _tokens.GetAsync(row.Service, kind);
        connection = row.Service == HighLevelService.Instance
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
