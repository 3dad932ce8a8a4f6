using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Keeps what becomes of effects, in the state and in the report of the run.</summary>
internal sealed class EffectJournal(IStateStore store, SyncReport report)
{
    /// <summary>Stores an effect and reports it.</summary>
    public async Task SaveAsync(Effect effect)
    {
        await store.Effects.UpdateAsync(effect).ConfigureAwait(false);
        report.Add(effect);
    }
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
