using GhlStockTwits.Connections;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// A sandbox with a proxy before each of its services. Connections lead through the proxies; what a case needs
/// beforehand is made past them.
/// </summary>
public sealed class ContractWorld : IAsyncLifetime
{
    private readonly List<IDisposable> _owned = [];
    private HighLevelConnection _directHighLevel = null!;
    private StockTwitsConnection _directStockTwits = null!;
    private int _made;

    internal HighLevelConnection HighLevel { get; private set; } = null!;

    internal StockTwitsConnection StockTwits { get; private set; } = null!;

    /// <summary>HighLevel as its document alone would answer.</summary>
    internal HighLevelConnection Mock { get; private set; } = null!;

    internal string Username { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        if (Document.WhyNot is not null)
        {
            return;
        }

        SandboxServer sandbox =
            Own(SandboxServer.Start(new SandboxOptions { EnforceLimits = false, SearchLag = TimeSpan.Zero }));
        PrismProcess[] prisms = await Task.WhenAll(
            PrismProcess.ProxyAsync(Service.HighLevel, sandbox.HighLevelUri),
            PrismProcess.ProxyAsync(Service.StockTwits, sandbox.StockTwitsUri),
            PrismProcess.MockAsync(Service.HighLevel));
        _owned.AddRange(prisms);
        Username = sandbox.StockTwitsUsername;
        HighLevel = Own(new HighLevelConnection(prisms[0].Address, sandbox.HighLevelToken, sandbox.LocationId));
        StockTwits = Own(new StockTwitsConnection(prisms[1].Address, sandbox.StockTwitsToken));
        Mock = Own(new HighLevelConnection(prisms[2].Address, sandbox.HighLevelToken, sandbox.LocationId));
        _directHighLevel =
            Own(new HighLevelConnection(sandbox.HighLevelUri, sandbox.HighLevelToken, sandbox.LocationId));
        _directStockTwits = Own(new StockTwitsConnection(sandbox.StockTwitsUri, sandbox.StockTwitsToken));
    }

    public Task DisposeAsync()
    {
        _owned.Reverse();
        _owned.ForEach(static owned => owned.Dispose());
        return Task.CompletedTask;
    }

    /// <summary>A word that no other case uses.</summary>
    internal string Unused(string stem) => $"{stem}{Interlocked.Increment(ref _made)}";

    /// <summary>Calls the sandbox itself, past the proxies.</summary>
    internal async Task<T> MakeAsync<T>(Operation<T> operation, Arguments arguments)
    {
        Connection direct = operation.Service == Service.HighLevel ? _directHighLevel : _directStockTwits;
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

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
