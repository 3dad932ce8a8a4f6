using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Gathers what <see cref="EffectReview"/> needs to look at an effect once more.</summary>
internal sealed class EffectReviewer(IStateStore store, SyncContext context)
{
    /// <summary>The effect as its contact and its change are now.</summary>
    public async Task<Effect> ReviewAsync(Effect effect, Recipe recipe)
    {
        if (SendGuard.AgeRefusal(effect, recipe, context.Now) is { } old)
        {
            return effect with { Status = EffectStatus.Parked, Reason = old };
        }

        ContactRecord? record = effect.ContactId.Length == 0 ? null
            : await store.Records.FindAsync(effect.ContactId).ConfigureAwait(false);
        IReadOnlyList<Effect> effects = effect.EventKey is null ? []
            : await store.Effects.OfEventAsync(effect.EventKey).ConfigureAwait(false);
        ChangeEvent? cause = await CauseOfAsync(effect, record).ConfigureAwait(false);
        return EffectReview.Review(effect, recipe, new ReviewFacts(record, cause, effects, context.Now));
    }

    private async Task<ChangeEvent?> CauseOfAsync(Effect effect, ContactRecord? record) =>
        EventKind.IsOfRecord(ChangeEvent.Split(effect.Trigger).Kind)
            ? record is null ? null : EffectReview.CauseOf(effect.Trigger, record, context.Now)
            : (await store.Changes.FindAsync(effect.Trigger).ConfigureAwait(false))?.ToEvent();
}
