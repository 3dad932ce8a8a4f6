using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Keeps what becomes of effects, in the state and in the report of the run.</summary>
internal sealed class EffectJournal(IStateStore store, SyncReport report)
{
    private readonly Dictionary<string, Streak> _failures = [];

    /// <summary>
    /// Whether a service failed several effects in a row, or cannot be reached. Those of the other one go on.
    /// </summary>
    /// <param name="service">The name of the service.</param>
    public bool IsAway(string service) => FailuresOf(service).IsOver;

    /// <summary>Stores an effect and reports it.</summary>
    public async Task SaveAsync(Effect effect)
    {
        await store.Effects.UpdateAsync(effect).ConfigureAwait(false);
        report.Add(effect);
        if (effect.Status == EffectStatus.Done)
        {
            FailuresOf(OperationCatalog.Operations[effect.Operation].Service.Name).Add(succeeded: true);
        }
    }

    /// <summary>
    /// Stores an effect after a call for it failed. One that waits for the next run is left undone, which the run says.
    /// </summary>
    public async Task SaveAsync(Effect effect, ApiException failure)
    {
        await SaveAsync(effect).ConfigureAwait(false);
        if (failure.Kind.IsTransient)
        {
            FailuresOf(failure.Service).Add(failure);
        }

        if (effect.Status == EffectStatus.Planned)
        {
            report.Warn($"Effects wait for the next run, because {failure.Operation} failed ({failure.ErrorId}).");
        }
    }

    private Streak FailuresOf(string service) =>
        _failures.TryGetValue(service, out Streak? known) ? known : _failures[service] = new Streak();
}

/// <summary>Does effects of some kind, and finds out what became of them.</summary>
internal interface IEffectActor
{
    /// <summary>How many calls that change something were made, or in a dry run would be.</summary>
    int Writes { get; }

    /// <summary>
    /// Asks the guards about an effect, does it if they let it through, and stores what became of it.
    /// </summary>
    /// <param name="effect">The effect, as its recipe and its contact are now.</param>
    /// <param name="recipe">Its recipe.</param>
    Task DoAsync(Effect effect, Recipe recipe);

    /// <summary>Finds out what became of an effect that was begun, and stores it.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="decision">Its recipe, or null if it does not take part in the run.</param>
    Task VerifyAsync(Effect effect, RecipeDecision? decision);
}
