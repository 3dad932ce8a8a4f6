using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// How far polled triggers have come that a script watches, kept in a state. A sync of the state has checkpoints of its
/// own, so neither takes anything from the other.
/// </summary>
internal sealed class TriggerCheckpoints : IAsyncDisposable
{
    private readonly IStateStore _store;
    private readonly Dictionary<string, string> _saved = [];

    private TriggerCheckpoints(IStateStore store) => _store = store;

    /// <summary>Opens the state, which may be in use, and creates it if it does not exist.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="locationId">The connected location, or null if none is.</param>
    /// <param name="account">The connected account, or null if none is.</param>
    /// <exception cref="GhlStockTwitsException">It belongs to others, or cannot be used.</exception>
    public static async Task<TriggerCheckpoints> OpenAsync(string place, string? locationId, User? account)
    {
        IStateStore store = await StateStores.OpenBesideAsync(place).ConfigureAwait(false);
        try
        {
            await StateOwner.RequireAsync(store, locationId, account).ConfigureAwait(false);
            return new TriggerCheckpoints(store);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A trigger with how far it has come; at first without a baseline.</summary>
    public async Task<TriggerSubscription> ContinueAsync(TriggerSubscription subscription)
    {
        string name = NameOf(subscription);
        string? text = await _store.Values.GetAsync(name).ConfigureAwait(false);
        _saved[name] = text ?? string.Empty;
        return subscription with { Checkpoint = PollingCheckpoint.Read(text) };
    }

    /// <summary>Stores how far a trigger has come, unless that is stored.</summary>
    public async Task SaveAsync(TriggerSubscription subscription)
    {
        string name = NameOf(subscription);
        string text = subscription.Checkpoint.Write();
        if (subscription.Checkpoint.HasBaseline && _saved.GetValueOrDefault(name) != text)
        {
            await _store.Values.SetAsync(name, text).ConfigureAwait(false);
            _saved[name] = text;
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>The trigger and what it was asked for: other arguments find other things.</summary>
    private static string NameOf(TriggerSubscription subscription) => string.Create(
        CultureInfo.InvariantCulture,
        $"watched {subscription.Trigger.Name} {subscription.Query.Subject} {subscription.Query.Within:c}");
}
